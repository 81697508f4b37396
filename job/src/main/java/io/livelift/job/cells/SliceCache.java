package io.livelift.job.cells;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The slices that were touched last, in memory: the state itself is written through, and read only
 * for a slice that is not here.
 */
final class SliceCache {
  /** A slice as it was last published. */
  static final class Entry {
    final SliceCells cells = new SliceCells();
    Visibility visibility;
  }

  private final int mostCells;
  private final Map<String, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long size;

  /**
   * @param mostCells how many cells are kept; a single larger slice is kept all the same
   */
  SliceCache(int mostCells) {
    this.mostCells = mostCells;
  }

  /** The slice of a key; null if it is not here. */
  Entry get(String key) {
    return entries.get(key);
  }

  void put(String key, Entry entry) {
    entries.put(key, entry);
    grown(entry.cells.size());
  }

  /** Counts the cells that a slice has gained, and forgets what was touched longest ago. */
  void grown(int cells) {
    size += cells;
    var eldest = entries.values().iterator();
    while (size > mostCells && entries.size() > 1) {
      size -= eldest.next().cells.size();
      eldest.remove();
    }
  }

  void forget(String key) {
    var entry = entries.remove(key);
    if (entry != null) {
      size -= entry.cells.size();
    }
  }
}
