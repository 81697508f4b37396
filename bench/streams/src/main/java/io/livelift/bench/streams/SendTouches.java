package io.livelift.bench.streams;

import io.livelift.bench.peer.Campaigns;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Record;

/** Sends each view once, to the task of its campaign and province, which adds it to three cells. */
final class SendTouches extends CountViews<Touched> {
  SendTouches(Campaigns campaigns, Map<TopicPartition, Long> ends, boolean packed) {
    super(campaigns, ends, packed);
  }

  @Override
  void send(String place, Touched touched, long timestamp) {
    context().forward(new Record<>(place, touched, timestamp));
  }
}
