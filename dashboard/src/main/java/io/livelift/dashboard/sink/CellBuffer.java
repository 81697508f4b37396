package io.livelift.dashboard.sink;

import io.livelift.vocabulary.CellKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cells that have been read but are not part of a frame yet, by epoch. Of one key the cell that was
 * read last is the truth, whatever its epoch: epoch ids may go back, a partition's log does not.
 */
final class CellBuffer {
  private record Read(Cell cell, long sequence) {
    Read later(Read other) {
      return other.sequence > sequence ? other : this;
    }
  }

  private final TreeMap<Long, Map<CellKey, Read>> byEpoch = new TreeMap<>();
  private final Map<Long, Long> readByEpoch = new HashMap<>();

  /** Cells of a run that the job has abandoned. */
  private final Map<CellKey, Read> carried = new HashMap<>();

  private long sequence;

  void add(Cell cell) {
    byEpoch
        .computeIfAbsent(cell.epoch(), e -> new HashMap<>())
        .put(cell.key(), new Read(cell, sequence++));
    count(cell.epoch());
  }

  int size() {
    return carried.size() + byEpoch.values().stream().mapToInt(Map::size).sum();
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
    above.values().forEach(cells -> merge(carried, cells));
    above.clear();
    readByEpoch.keySet().removeIf(epoch -> epoch > aboveEpoch);
  }

  /** Takes out the cells up to an epoch and those carried, the last one read of each key. */
  List<Cell> take(long upToEpoch) {
    var due = byEpoch.headMap(upToEpoch, true);
    Map<CellKey, Read> merged = new LinkedHashMap<>(carried);
    due.values().forEach(cells -> merge(merged, cells));
    carried.clear();
    due.clear();
    readByEpoch.keySet().removeIf(epoch -> epoch <= upToEpoch);
    List<Cell> cells = new ArrayList<>(merged.size());
    merged.values().forEach(read -> cells.add(read.cell()));
    return cells;
  }

  private static void merge(Map<CellKey, Read> into, Map<CellKey, Read> cells) {
    cells.forEach((key, read) -> into.merge(key, read, Read::later));
  }
}
