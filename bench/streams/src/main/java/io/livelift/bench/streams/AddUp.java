package io.livelift.bench.streams;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Adds a view to its three cells, and tells what they have come to. */
final class AddUp extends ContextualProcessor<String, Touched, String, Counts> {
  private final String storeName;
  private final long zoneOffset;
  private KeyValueStore<String, Counts> totals;

  AddUp(String storeName, long zoneOffset) {
    this.storeName = storeName;
    this.zoneOffset = zoneOffset;
  }

  @Override
  public void init(ProcessorContext<String, Counts> context) {
    super.init(context);
    totals = context.getStateStore(storeName);
  }

  @Override
  public void process(Record<String, Touched> record) {
    var touched = record.value();
    for (var window : Window.values()) {
      var cell = window.cell(record.key(), window.start(touched.time(), zoneOffset));
      var before = totals.get(cell);
      var counts = before == null ? touched.in(window) : before.plus(touched.in(window));
      totals.put(cell, counts);
      context().forward(new Record<>(cell, counts, record.timestamp()));
    }
  }
}
