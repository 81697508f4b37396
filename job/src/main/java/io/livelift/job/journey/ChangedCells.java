package io.livelift.job.journey;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;

/**
 * The cells of one person's flight, before they are spread over tables of the person, in which
 * something changes: what is added to their sums, and the counts on both sides of the change from
 * which counts of people follow. Used again for each flight.
 */
final class ChangedCells {
  static final int ABSENT = -1;

  /** What is counted on both sides. */
  static final int QUALIFIED = 0;

  static final int PRESCRIPTIONS = 2;
  static final int CONVERSIONS = 4;
  static final int TRANSITIONS = 6;

  static final int MEASURES = Measure.values().length;
  private static final int COUNTS = 8;
  private static final Granularity[] GRANULARITIES = Granularity.values();
  private static final Breakdown[] BREAKDOWNS = Breakdown.values();

  private int[] index = new int[256];
  private long[] names = new long[128];
  private long[] windows = new long[128];
  private long[] sums = new long[128 * MEASURES];
  private long[] which = new long[128];
  private long[] counts = new long[128 * COUNTS];
  private byte[] asked = new byte[128];
  private int[] places = new int[128];
  private int[] touchedBy = new int[128];
  private int size;

  /** A cell, made where there is none yet. */
  int of(Granularity granularity, long window, Breakdown breakdown, int value) {
    var name = name(granularity, breakdown, value);
    var slot = slot(name, window);
    if (index[slot] != 0) {
      return index[slot] - 1;
    }
    if (size == names.length) {
      grow();
      slot = slot(name, window);
    }
    names[size] = name;
    windows[size] = window;
    places[size] = slot;
    index[slot] = ++size;
    return size - 1;
  }

  /** A cell, or {@link #ABSENT} where nothing changes. */
  int find(Granularity granularity, long window, Breakdown breakdown, int value) {
    return index[slot(name(granularity, breakdown, value), window)] - 1;
  }

  void add(int cell, Measure measure, long amount) {
    if (amount != 0) {
      sums[cell * MEASURES + measure.ordinal()] += amount;
      which[cell] |= 1L << measure.ordinal();
    }
  }

  /**
   * Counts on one side or both.
   *
   * @param what such as {@link #QUALIFIED}
   * @param sides {@link Sides} on which it is
   */
  void count(int cell, int what, int sides, long amount) {
    if ((sides & Sides.BEFORE) != 0) {
      counts[cell * COUNTS + what] += amount;
    }
    if ((sides & Sides.AFTER) != 0) {
      counts[cell * COUNTS + what + 1] += amount;
    }
  }

  /**
   * Asks whether anything that stays counts in the cell too, where that decides whether a person
   * does.
   *
   * @param isNeeded whether it matters even if nothing changes
   * @return whether it does matter
   */
  boolean ask(int cell, int what, boolean isNeeded) {
    var before = before(cell, what) > 0;
    var after = after(cell, what) > 0;
    var isAsked = before != after || (isNeeded && !before);
    if (isAsked) {
      asked[cell] |= (byte) (1 << what);
    }
    return isAsked;
  }

  /**
   * Answers that something that stays counts in the cell.
   *
   * @return whether that was asked, and had no answer yet
   */
  boolean answer(int cell, int what) {
    var isAsked = (asked[cell] & (1 << what)) != 0;
    if (isAsked) {
      asked[cell] &= (byte) ~(1 << what);
      count(cell, what, Sides.BOTH, 1);
    }
    return isAsked;
  }

  long before(int cell, int what) {
    return counts[cell * COUNTS + what];
  }

  long after(int cell, int what) {
    return counts[cell * COUNTS + what + 1];
  }

  /** What is counted on one side. */
  long on(int side, int cell, int what) {
    return side == Sides.BEFORE ? before(cell, what) : after(cell, what);
  }

  /**
   * Notes that a qualified view of the cell has changed.
   *
   * @param view its number
   */
  void touch(int cell, int view) {
    touchedBy[cell] = view + 1;
  }

  boolean isTouched(int cell) {
    return touchedBy[cell] > 0;
  }

  /** One of the changed qualified views of a cell that is touched. */
  int example(int cell) {
    return touchedBy[cell] - 1;
  }

  int size() {
    return size;
  }

  Granularity granularity(int cell) {
    return GRANULARITIES[(int) (names[cell] >>> 4) & 0xF];
  }

  Breakdown breakdown(int cell) {
    return BREAKDOWNS[(int) names[cell] & 0xF];
  }

  int value(int cell) {
    return (int) (names[cell] >>> 32);
  }

  long window(int cell) {
    return windows[cell];
  }

  /** The sums of all cells; those of one begin at {@link #start}. */
  long[] sums() {
    return sums;
  }

  int start(int cell) {
    return cell * MEASURES;
  }

  /** Notes that something was added to the sums of these measures. */
  void note(int cell, long measures) {
    which[cell] |= measures;
  }

  /** The measures of a cell that something was added to, a bit each. */
  long which(int cell) {
    return which[cell];
  }

  void clear() {
    for (var cell = 0; cell < size; cell++) {
      index[places[cell]] = 0;
    }
    Arrays.fill(sums, 0, size * MEASURES, 0);
    Arrays.fill(counts, 0, size * COUNTS, 0);
    Arrays.fill(which, 0, size, 0);
    Arrays.fill(asked, 0, size, (byte) 0);
    Arrays.fill(touchedBy, 0, size, 0);
    size = 0;
  }

  private static long name(Granularity granularity, Breakdown breakdown, int value) {
    return ((long) value << 32) | ((long) granularity.ordinal() << 4) | breakdown.ordinal();
  }

  /** Where in the index a cell is, or would be. */
  private int slot(long name, long window) {
    var mask = index.length - 1;
    var hash = (name * 0x9E3779B97F4A7C15L) ^ (window * 0xC2B2AE3D27D4EB4FL);
    for (var i = (int) (hash ^ (hash >>> 32)) & mask; ; i = (i + 1) & mask) {
      var cell = index[i] - 1;
      if (cell < 0 || (names[cell] == name && windows[cell] == window)) {
        return i;
      }
    }
  }

  private void grow() {
    var capacity = size * 2;
    names = Arrays.copyOf(names, capacity);
    windows = Arrays.copyOf(windows, capacity);
    sums = Arrays.copyOf(sums, capacity * MEASURES);
    which = Arrays.copyOf(which, capacity);
    counts = Arrays.copyOf(counts, capacity * COUNTS);
    asked = Arrays.copyOf(asked, capacity);
    places = Arrays.copyOf(places, capacity);
    touchedBy = Arrays.copyOf(touchedBy, capacity);
    index = new int[capacity * 2];
    for (var cell = 0; cell < size; cell++) {
      places[cell] = slot(names[cell], windows[cell]);
      index[places[cell]] = cell + 1;
    }
  }
}
