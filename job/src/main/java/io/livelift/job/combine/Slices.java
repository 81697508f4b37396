package io.livelift.job.combine;

import java.util.Arrays;

/**
 * The slices of a combiner's cells, by campaign, granularity and window, and of each the cell that
 * came last: open addressing over names and windows that lie beside each other.
 */
final class Slices {
  /** No cell. */
  static final int NONE = -1;

  /** Index into the slices, plus one; 0 where there is none. */
  private int[] index = new int[1 << 8];

  /** Name and window of each slice. */
  private long[] slices = new long[1 << 8];

  private int[] newest = new int[1 << 7];
  private int size;

  /**
   * Adds a cell to its slice.
   *
   * @param name of the slice's campaign and granularity
   * @param window start of its window, epoch milliseconds
   * @param cell number of the cell
   * @return the cell that was the slice's newest before, or {@link #NONE}
   */
  int add(long name, long window, int cell) {
    var slice = number(name, window);
    var before = newest[slice];
    newest[slice] = cell;
    return before;
  }

  /** How many slices there are. */
  int size() {
    return size;
  }

  /**
   * The cell of a slice that came last.
   *
   * @param slice counts from 0
   */
  int newest(int slice) {
    return newest[slice];
  }

  void clear() {
    Arrays.fill(index, 0);
    size = 0;
  }

  private int number(long name, long window) {
    var mask = index.length - 1;
    for (var i = hash(name, window) & mask; ; i = (i + 1) & mask) {
      var slice = index[i] - 1;
      if (slice < 0) {
        return append(name, window, i);
      }
      if (slices[2 * slice] == name && slices[2 * slice + 1] == window) {
        return slice;
      }
    }
  }

  private int append(long name, long window, int place) {
    var slice = size++;
    if (slice == newest.length) {
      newest = Arrays.copyOf(newest, 2 * newest.length);
      slices = Arrays.copyOf(slices, 2 * slices.length);
    }
    slices[2 * slice] = name;
    slices[2 * slice + 1] = window;
    newest[slice] = NONE;
    index[place] = size;
    if (2 * size > index.length) {
      grow();
    }
    return slice;
  }

  /** The index stays at most half full. */
  private void grow() {
    index = new int[2 * index.length];
    var mask = index.length - 1;
    for (var slice = 0; slice < size; slice++) {
      var i = hash(slices[2 * slice], slices[2 * slice + 1]) & mask;
      while (index[i] != 0) {
        i = (i + 1) & mask;
      }
      index[i] = slice + 1;
    }
  }

  private static int hash(long name, long window) {
    var hash = (name * 0x9E3779B97F4A7C15L) ^ (window * 0xC2B2AE3D27D4EB4FL);
    return (int) (hash ^ (hash >>> 32));
  }
}
