package io.livelift.job.combine;

import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Table;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sums contributions by cell within one task. Sums that are zero vanish, unless the window's plan
 * has changed.
 *
 * <p>Every event adds to some twenty cells, so this is where most of the job's memory accesses are:
 * an open-addressing table of cells that are named by numbers, whose sums lie one behind the other
 * in one array. A cell has room for the touch measures; it moves to a place with room for all when
 * another measure comes.
 */
public final class Combiner {
  private static final Granularity[] GRANULARITIES = Granularity.values();
  private static final Breakdown[] BREAKDOWNS = Breakdown.values();
  private static final Measure[] MEASURES = Measure.values();
  private static final int ALL = MEASURES.length;
  private static final int TOUCH =
      (int) Arrays.stream(MEASURES).filter(m -> m.family() == Measure.Family.TOUCH).count();

  /** Fewer names than fit the bits of a cell's name; reached by nothing but made-up values. */
  private static final int MOST_NAMES = 1 << 20;

  static {
    // A set of measures is a long, and touch measures come first.
    if (ALL > Long.SIZE || MEASURES[TOUCH - 1].family() != Measure.Family.TOUCH) {
      throw new IllegalStateException("The measures do not fit the layout of the combiner.");
    }
  }

  private final CellNames names = new CellNames();
  private final Map<WindowPlan, WindowPlan> plansOfOthers = new HashMap<>();

  /** Open addressing: the number of a cell plus one, or 0. */
  private int[] index = new int[1 << 12];

  private long[] tables = new long[1 << 11];
  private long[] windows = new long[1 << 11];
  private int[] regions = new int[1 << 11];
  private int[] starts = new int[1 << 11];
  private WindowPlan[] plans = new WindowPlan[1 << 11];
  private boolean[] isWide = new boolean[1 << 11];
  private boolean[] isPlanNews = new boolean[1 << 11];
  private long[] sums = new long[1 << 15];
  private int size;
  private int used;

  /** The numbers by which cells are named to this combiner, until it is drained. */
  public CellNames names() {
    return names;
  }

  /**
   * The name of a table's cells of one value.
   *
   * @param campaign number of the campaign's id
   * @param value number of the value
   */
  public static long table(int campaign, Granularity granularity, Breakdown breakdown, int value) {
    return ((long) value << 32)
        | ((long) campaign << 8)
        | ((long) granularity.ordinal() << 4)
        | breakdown.ordinal();
  }

  /**
   * Adds measures to a cell's sum.
   *
   * @param table as {@link #table} names it
   * @param window start of the window, epoch milliseconds
   * @param region number of the region at the finest level of the table
   * @param measures values by the ordinal of the measure, from an offset on
   * @param which the measures to add, a bit each
   * @param factor 1 or -1
   */
  public void add(
      long table,
      long window,
      int region,
      long[] measures,
      int offset,
      long which,
      int factor,
      WindowPlan plan) {
    var cell = find(table, window, region);
    if (cell < 0) {
      cell = append(table, window, region, plan, which == 0);
    } else if (!plans[cell].equals(plan)) {
      follow(cell, plan);
    }
    if (!isWide[cell] && which >>> TOUCH != 0) {
      widen(cell);
    }
    var start = starts[cell];
    for (var rest = which; rest != 0; rest &= rest - 1) {
      var measure = Long.numberOfTrailingZeros(rest);
      sums[start + measure] += factor * measures[offset + measure];
    }
  }

  /** Adds the measures to the cell's sum. */
  public void add(CellDelta delta) {
    var cell = delta.cell();
    var table = cell.table();
    var values = new long[ALL];
    var which = delta.measures().fill(values);
    add(
        table(
            names.number(table.campaignId()),
            table.granularity(),
            table.breakdown(),
            names.number(cell.value())),
        table.windowStart(),
        names.number(cell.region()),
        values,
        0,
        which,
        1,
        plansOfOthers.computeIfAbsent(delta.plan(), plan -> plan));
  }

  /** How many cells have a sum. */
  public int size() {
    return size;
  }

  /** Whether it had better be drained before more is added. */
  public boolean isFull(int mostCells) {
    return size >= mostCells || names.size() >= MOST_NAMES;
  }

  /** Gives every sum that is not zero or tells of a new plan, and forgets all, names included. */
  public void drain(Consumer<CellDelta> sink) {
    for (var cell = 0; cell < size; cell++) {
      var measures = MeasureVector.of(sums, starts[cell], isWide[cell] ? ALL : TOUCH);
      if (!measures.isZero() || isPlanNews[cell]) {
        sink.accept(new CellDelta(cellOf(cell), measures, plans[cell]));
      }
    }
    Arrays.fill(index, 0);
    Arrays.fill(plans, 0, size, null);
    Arrays.fill(sums, 0, used, 0);
    size = 0;
    used = 0;
    plansOfOthers.clear();
    names.clear();
  }

  private Cell cellOf(int cell) {
    var name = tables[cell];
    var table =
        new Table(
            names.text((int) (name >>> 8) & 0xFF_FFFF),
            GRANULARITIES[(int) (name >>> 4) & 0xF],
            windows[cell],
            BREAKDOWNS[(int) name & 0xF]);
    return new Cell(table, names.text(regions[cell]), names.text((int) (name >>> 32)));
  }

  private int find(long table, long window, int region) {
    var mask = index.length - 1;
    for (var i = hash(table, window, region) & mask; ; i = (i + 1) & mask) {
      var cell = index[i] - 1;
      if (cell < 0
          || (tables[cell] == table && windows[cell] == window && regions[cell] == region)) {
        return cell;
      }
    }
  }

  private int append(long table, long window, int region, WindowPlan plan, boolean isNews) {
    if (size == tables.length) {
      grow();
    }
    var cell = size++;
    tables[cell] = table;
    windows[cell] = window;
    regions[cell] = region;
    plans[cell] = plan;
    isPlanNews[cell] = isNews;
    isWide[cell] = false;
    starts[cell] = room(TOUCH);
    place(cell);
    return cell;
  }

  private void place(int cell) {
    var mask = index.length - 1;
    var i = hash(tables[cell], windows[cell], regions[cell]) & mask;
    while (index[i] != 0) {
      i = (i + 1) & mask;
    }
    index[i] = cell + 1;
  }

  /** The table stays at most half full. */
  private void grow() {
    var capacity = size * 2;
    tables = Arrays.copyOf(tables, capacity);
    windows = Arrays.copyOf(windows, capacity);
    regions = Arrays.copyOf(regions, capacity);
    starts = Arrays.copyOf(starts, capacity);
    plans = Arrays.copyOf(plans, capacity);
    isWide = Arrays.copyOf(isWide, capacity);
    isPlanNews = Arrays.copyOf(isPlanNews, capacity);
    index = new int[capacity * 2];
    for (var cell = 0; cell < size; cell++) {
      place(cell);
    }
  }

  private int room(int measures) {
    var start = used;
    used += measures;
    if (used > sums.length) {
      sums = Arrays.copyOf(sums, Math.max(used, sums.length * 2));
    }
    return start;
  }

  private void widen(int cell) {
    var former = starts[cell];
    starts[cell] = room(ALL);
    System.arraycopy(sums, former, sums, starts[cell], TOUCH);
    isWide[cell] = true;
  }

  private void follow(int cell, WindowPlan plan) {
    isPlanNews[cell] |= !plans[cell].isLike(plan);
    plans[cell] = plan.version() < plans[cell].version() ? plans[cell] : plan;
  }

  private static int hash(long table, long window, int region) {
    var hash =
        (table * 0x9E3779B97F4A7C15L)
            ^ (window * 0xC2B2AE3D27D4EB4FL)
            ^ (region * 0x165667B19E3779F9L);
    return (int) (hash ^ (hash >>> 32));
  }
}
