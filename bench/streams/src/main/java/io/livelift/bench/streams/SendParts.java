package io.livelift.bench.streams;

import io.livelift.bench.peer.Campaigns;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Counts within the partition and sends once a second what cells have come to. Sound because a
 * person is in one partition: nobody is reached twice, so reach may be added up.
 */
final class SendParts extends CountViews<Part> {
  static final String STORE = "counts-of-partition";

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Set<String> changed = new HashSet<>();
  private KeyValueStore<String, Counts> counts;

  SendParts(Campaigns campaigns, Map<TopicPartition, Long> ends, boolean packed) {
    super(campaigns, ends, packed);
  }

  @Override
  public void init(ProcessorContext<String, Part> context) {
    super.init(context);
    counts = context.getStateStore(STORE);
    // What was counted but not yet sent when a former run ended.
    try (var all = counts.all()) {
      all.forEachRemaining(cell -> changed.add(cell.key));
    }
    context.schedule(EVERY, PunctuationType.WALL_CLOCK_TIME, this::sendChanged);
  }

  @Override
  void send(String place, Touched touched, long timestamp) {
    for (var window : Window.values()) {
      var cell = window.cell(place, window.start(touched.time(), zoneOffset()));
      var before = counts.get(cell);
      var more = touched.in(window);
      counts.put(cell, before == null ? more : before.plus(more));
      changed.add(cell);
    }
  }

  private void sendChanged(long now) {
    var partition = context().taskId().partition();
    for (var cell : changed) {
      context().forward(new Record<>(cell, new Part(partition, counts.get(cell)), now));
    }
    changed.clear();
  }
}
