package io.livelift.bench.streams;

import io.livelift.bench.peer.Campaigns;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.Record;

/** Sends each view to its three cells. */
final class SendEach extends CountViews<Counts> {
  SendEach(Campaigns campaigns, Map<TopicPartition, Long> ends, boolean packed) {
    super(campaigns, ends, packed);
  }

  @Override
  void add(String cell, Counts counts, long timestamp) {
    context().forward(new Record<>(cell, counts, timestamp));
  }
}
