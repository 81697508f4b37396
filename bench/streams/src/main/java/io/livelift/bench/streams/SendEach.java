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
  void send(String place, Touched touched, long timestamp) {
    for (var window : Window.values()) {
      var cell = window.cell(place, window.start(touched.time(), zoneOffset()));
      context().forward(new Record<>(cell, touched.in(window), timestamp));
    }
  }
}
