package io.livelift.job.cells;

import io.livelift.vocabulary.Granularity;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slices in memory: the state itself is written through, and read only for a slice that is not
 * here. When there are too many, those of minutes go first, then those of hours and days, of each
 * kind those that were touched longest ago: the longer a window, the more there is to read again,
 * and the sooner it is needed.
 */
final class SliceCache {
  /** About how many cells take as much room as a slice without any. */
  private static final int EMPTY_SLICE = 40;

  /** A slice as it was last published. */
  static final class Entry {
    final SliceCells cells = new SliceCells();
    Visibility visibility;
    private int counted;
  }

  private final long room;
  private final Map<Granularity, Map<String, Entry>> entries = new EnumMap<>(Granularity.class);
  private long used;

  /**
   * @param room for how many cells, about; a single larger slice is kept all the same
   */
  SliceCache(int room) {
    this.room = room;
    for (var granularity : Granularity.values()) {
      entries.put(granularity, new LinkedHashMap<>(16, 0.75f, true));
    }
  }

  /** The slice of a key; null if it is not here. */
  Entry get(Granularity granularity, String key) {
    return entries.get(granularity).get(key);
  }

  void put(Granularity granularity, String key, Entry entry) {
    entries.get(granularity).put(key, entry);
    count(entry);
  }

  /** Counts the cells of a slice that is here anew, and forgets others if there are too many. */
  void count(Entry entry) {
    used -= entry.counted;
    entry.counted = entry.cells.size() + EMPTY_SLICE;
    used += entry.counted;
    for (var ofKind : entries.values()) {
      var eldest = ofKind.values().iterator();
      while (used > room && eldest.hasNext()) {
        var other = eldest.next();
        if (other != entry) {
          used -= other.counted;
          eldest.remove();
        }
      }
    }
  }

  void forget(Granularity granularity, String key) {
    var entry = entries.get(granularity).remove(key);
    if (entry != null) {
      used -= entry.counted;
    }
  }
}
