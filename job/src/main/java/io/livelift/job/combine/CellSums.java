package io.livelift.job.combine;

import java.util.Arrays;

/**
 * Sums by cell, where the names of cells are numbers.
 *
 * <p>Every event adds to some twenty cells all over memory, so this is where most of the job's
 * cache misses are. Cells are found by open addressing, in an index of numbers; name and sums of a
 * cell lie beside each other in one array. A cell has sums of those measures only that were added
 * to it, in the order of the measures: the set of them is a long, and where a sum is follows from
 * counting bits. When other measures come than there is room for, the cell moves to the end.
 */
final class CellSums {
  static final int NONE = -1;

  /** What stands before a cell's sums: table, window, and so on. */
  private static final int TABLE = 0;

  private static final int WINDOW = 1;

  /** Number of the cell, for how many sums there is room, and region. */
  private static final int NUMBER = 2;

  /** The measures of which there are sums, a bit each. */
  private static final int HELD = 3;

  private static final int HEADER = 4;

  private static final int NUMBER_SHIFT = 39;
  private static final long ROOM = 0x7FL;

  /** Cells have room for a multiple of so many numbers, so that small numbers name their places. */
  private static final int UNIT = 4;

  /** Of what an entry of the index holds, the place; above it part of the hash. */
  private static final int PLACE = 0x3FF_FFFF;

  private static final int LEAST_ROOM = 8;

  /** Open addressing: the place of a cell in units and part of its hash, or 0. Small, so cached. */
  private int[] index = new int[1 << 12];

  /** Headers and sums. Nothing stands at 0. */
  private long[] cells = new long[1 << 15];

  private int used = HEADER;

  /** Where the cells are, by number. */
  private int[] places = new int[1 << 11];

  private int size;

  /** How many cells there are; they have the numbers below. */
  int size() {
    return size;
  }

  /** The number of a cell, or {@link #NONE}. */
  int find(long table, long window, int region) {
    var hash = hash(table, window, region);
    var mask = index.length - 1;
    for (var i = (int) hash & mask; index[i] != 0; i = (i + 1) & mask) {
      if (is(i, hash, table, window, region)) {
        return number(place(i));
      }
    }
    return NONE;
  }

  /**
   * Adds to the sums of a cell.
   *
   * @param measures values by the ordinal of the measure, from an offset on
   * @param which the measures to add, a bit each
   * @return whether the cell is new: it then has the highest number
   */
  boolean add(
      long table, long window, int region, long[] measures, int offset, long which, int factor) {
    var hash = hash(table, window, region);
    var mask = index.length - 1;
    var i = (int) hash & mask;
    while (index[i] != 0) {
      if (is(i, hash, table, window, region)) {
        addTo(i, measures, offset, which, factor);
        return false;
      }
      i = (i + 1) & mask;
    }
    if (size == places.length) {
      grow();
      i = free(hash);
    }
    append(i, hash, table, window, region, Long.bitCount(which));
    addTo(i, measures, offset, which, factor);
    return true;
  }

  private void addTo(int i, long[] measures, int offset, long which, int factor) {
    var cell = place(i);
    if ((which & ~cells[cell + HELD]) != 0) {
      cell = hold(i, which);
    }
    var held = cells[cell + HELD];
    for (var rest = which; rest != 0; rest &= rest - 1) {
      var measure = Long.numberOfTrailingZeros(rest);
      var before = Long.bitCount(held & ((1L << measure) - 1));
      cells[cell + HEADER + before] += factor * measures[offset + measure];
    }
  }

  /**
   * Gives a cell sums of further measures.
   *
   * @return where it is now
   */
  private int hold(int i, long which) {
    var from = place(i);
    var former = cells[from + HELD];
    var held = former | which;
    var to = Long.bitCount(held) > room(from) ? move(i, Long.bitCount(held)) : from;
    cells[to + HELD] = held;
    // From the last one back, as they may move within the cell.
    var source = from + HEADER + Long.bitCount(former);
    var target = to + HEADER + Long.bitCount(held);
    for (var rest = held; rest != 0; ) {
      var bit = Long.highestOneBit(rest);
      rest ^= bit;
      cells[--target] = (former & bit) == 0 ? 0 : cells[--source];
    }
    return to;
  }

  private int move(int i, int sums) {
    var from = place(i);
    var to = take(sums);
    cells[to + TABLE] = cells[from + TABLE];
    cells[to + WINDOW] = cells[from + WINDOW];
    setNumber(to, number(from), region(from), used - to - HEADER);
    places[number(from)] = to;
    index[i] = (index[i] & ~PLACE) | to / UNIT;
    return to;
  }

  private void append(int i, long hash, long table, long window, int region, int sums) {
    var cell = take(sums);
    cells[cell + TABLE] = table;
    cells[cell + WINDOW] = window;
    cells[cell + HELD] = 0;
    setNumber(cell, size, region, used - cell - HEADER);
    places[size++] = cell;
    index[i] = entry(hash, cell);
  }

  /** Takes room for a cell with so many sums, and a few more, behind all others. */
  private int take(int sums) {
    var cell = used;
    used += HEADER + Math.max(LEAST_ROOM, (sums + UNIT - 1) / UNIT * UNIT);
    if (used < 0 || used / UNIT > PLACE) {
      throw new IllegalStateException(
          "A task sums more cells than fit: lower limits.combined_cells.");
    }
    if (used > cells.length) {
      cells = Arrays.copyOf(cells, Math.max(used, cells.length * 2));
    }
    return cell;
  }

  /** The index stays at most half full. */
  private void grow() {
    places = Arrays.copyOf(places, size * 2);
    index = new int[size * 4];
    for (var number = 0; number < size; number++) {
      var cell = places[number];
      var hash = hash(cells[cell + TABLE], cells[cell + WINDOW], region(cell));
      index[free(hash)] = entry(hash, cell);
    }
  }

  private static int entry(long hash, int cell) {
    return ((int) (hash >>> 32) & ~PLACE) | cell / UNIT;
  }

  private int free(long hash) {
    var mask = index.length - 1;
    var i = (int) hash & mask;
    while (index[i] != 0) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private boolean is(int i, long hash, long table, long window, int region) {
    if (((index[i] ^ entry(hash, 0)) & ~PLACE) != 0) {
      return false;
    }
    var cell = place(i);
    return cells[cell + TABLE] == table && cells[cell + WINDOW] == window && region(cell) == region;
  }

  /** Forgets all cells. */
  void clear() {
    Arrays.fill(index, 0);
    size = 0;
    used = HEADER;
  }

  /** The cell of a number: where it is, until more is added. */
  int cell(int number) {
    return places[number];
  }

  private int place(int i) {
    return (index[i] & PLACE) * UNIT;
  }

  long table(int cell) {
    return cells[cell + TABLE];
  }

  long window(int cell) {
    return cells[cell + WINDOW];
  }

  int region(int cell) {
    return (int) cells[cell + NUMBER];
  }

  private int number(int cell) {
    return (int) (cells[cell + NUMBER] >>> NUMBER_SHIFT);
  }

  private int room(int cell) {
    return (int) (cells[cell + NUMBER] >>> 32 & ROOM);
  }

  private void setNumber(int cell, int number, int region, int room) {
    cells[cell + NUMBER] = (long) number << NUMBER_SHIFT | (long) room << 32 | region;
  }

  /** The array in which the sums of cells are; those of one begin at {@link #first}. */
  long[] sums() {
    return cells;
  }

  int first(int cell) {
    return cell + HEADER;
  }

  /** The measures of which a cell has sums, a bit each. */
  long held(int cell) {
    return cells[cell + HELD];
  }

  /** Those of which the sum is not zero. */
  long notZero(int cell) {
    var which = 0L;
    var i = cell + HEADER;
    for (var rest = cells[cell + HELD]; rest != 0; rest &= rest - 1) {
      which |= cells[i++] == 0 ? 0 : Long.lowestOneBit(rest);
    }
    return which;
  }

  private static long hash(long table, long window, int region) {
    var hash =
        (table * 0x9E3779B97F4A7C15L)
            ^ (window * 0xC2B2AE3D27D4EB4FL)
            ^ (region * 0x165667B19E3779F9L);
    return hash ^ (hash >>> 29);
  }
}
