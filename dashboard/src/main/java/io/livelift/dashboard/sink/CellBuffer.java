package io.livelift.dashboard.sink;

import io.livelift.vocabulary.CellKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Cells that have been read but are not part of a frame yet, by epoch. */
final class CellBuffer {
  private final TreeMap<Long, Map<CellKey, Cell>> byEpoch = new TreeMap<>();
  private final Map<Long, Long> readByEpoch = new HashMap<>();

  /** Cells of an abandoned run of the job, older than all others. */
  private final Map<CellKey, Cell> carried = new LinkedHashMap<>();

  void add(Cell cell) {
    byEpoch.computeIfAbsent(cell.epoch(), e -> new LinkedHashMap<>()).put(cell.key(), cell);
    count(cell.epoch());
  }

  /** A cell was read that cannot be shown; it still counts. */
  void count(long epoch) {
    readByEpoch.merge(epoch, 1L, Long::sum);
  }

  long read(long epoch) {
    return readByEpoch.getOrDefault(epoch, 0L);
  }

  Collection<Long> epochs() {
    return readByEpoch.keySet();
  }

  /** What was read above an epoch comes from a run that the job has abandoned. */
  void carry(long aboveEpoch) {
    var above = byEpoch.tailMap(aboveEpoch, false);
    above.values().forEach(carried::putAll);
    above.clear();
    readByEpoch.keySet().removeIf(epoch -> epoch > aboveEpoch);
  }

  /** Takes out the cells up to an epoch, the last one read of each key. */
  Collection<Cell> take(long upToEpoch) {
    var due = byEpoch.headMap(upToEpoch, true);
    readByEpoch.keySet().removeIf(epoch -> epoch <= upToEpoch);
    if (carried.isEmpty() && due.size() == 1) {
      var cells = due.firstEntry().getValue().values();
      due.clear();
      return cells;
    }
    Map<CellKey, Cell> merged = new LinkedHashMap<>(carried);
    due.values().forEach(merged::putAll);
    carried.clear();
    due.clear();
    return merged.values();
  }
}
