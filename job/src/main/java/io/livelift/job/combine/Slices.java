package io.livelift.job.combine;

import java.util.Arrays;

/**
 * Numbers for slices, by campaign, granularity and window: open addressing over names and windows
 * that lie beside each other.
 */
final class Slices {
  /** Index into the slices, plus one; 0 where there is none. */
  private int[] index = new int[1 << 8];

  /** Name and window of each slice. */
  private long[] slices = new long[1 << 8];

  private int size;

  /**
   * The number of a slice, from 0 on.
   *
   * @param name of campaign and granularity
   * @param window start of the window, epoch milliseconds
   */
  int number(long name, long window) {
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

  /** How many slices have a number. */
  int size() {
    return size;
  }

  void clear() {
    Arrays.fill(index, 0);
    size = 0;
  }

  private int append(long name, long window, int place) {
    if (2 * size == slices.length) {
      slices = Arrays.copyOf(slices, 2 * slices.length);
    }
    slices[2 * size] = name;
    slices[2 * size + 1] = window;
    index[place] = ++size;
    if (2 * size > index.length) {
      grow();
    }
    return size - 1;
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
