package io.livelift.bench.streams;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.streams.kstream.ForeachAction;

/** The newest counts of every cell: where answers go, and how the end of a run is known. */
final class Answers implements ForeachAction<String, Counts> {
  private final Map<String, Counts> cells = new ConcurrentHashMap<>();
  private final LongAdder viewsOfCells = new LongAdder();

  @Override
  public void apply(String cell, Counts counts) {
    var before = cells.put(cell, counts);
    viewsOfCells.add(counts.views() - (before == null ? 0 : before.views()));
  }

  /** How many views have arrived in all their cells. */
  long views() {
    return viewsOfCells.sum() / Window.values().length;
  }

  Map<String, Counts> cells() {
    return cells;
  }
}
