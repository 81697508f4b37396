package io.livelift.job.combine;

import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.Slice;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.cube.SliceSumsWriter;
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
 * <p>Every event adds to some twenty cells all over memory, so this is where most of the job's
 * cache misses are. Cells are named by numbers and found by open addressing; name and sums of a
 * cell lie beside each other in one array. A cell has room for the touch measures; when another
 * measure comes, its sums move to a place with room for all.
 */
public final class Combiner {
  private static final Granularity[] GRANULARITIES = Granularity.values();
  private static final Breakdown[] BREAKDOWNS = Breakdown.values();
  private static final Measure[] MEASURES = Measure.values();
  private static final int ALL = MEASURES.length;
  private static final int TOUCH =
      (int) Arrays.stream(MEASURES).filter(m -> m.family() == Measure.Family.TOUCH).count();

  /** What stands before a cell's sums: table, window, region, and where the sums are. */
  private static final int TABLE = 0;

  private static final int WINDOW = 1;
  private static final int REGION = 2;
  private static final int SUMS = 3;
  private static final int HEADER = 4;

  /** Fewer names than fit the bits of a cell's name; reached by nothing but made-up values. */
  private static final int MOST_NAMES = 1 << 20;

  /** Of a table's name, the part that is the slice's: campaign and granularity. */
  private static final long SLICE = 0xFFFF_FFF0L;

  /** Of what an entry of the index holds, the place; above it part of the hash. */
  private static final long PLACE = 0xFFFF_FFFFL;

  static {
    // A set of measures is a long, and touch measures come first.
    if (ALL > Long.SIZE || MEASURES[TOUCH - 1].family() != Measure.Family.TOUCH) {
      throw new IllegalStateException("The measures do not fit the layout of the combiner.");
    }
  }

  private final CellNames names = new CellNames();
  private final Map<WindowPlan, WindowPlan> plansOfOthers = new HashMap<>();

  /** Open addressing: the place of a cell and part of its hash, or 0. */
  private long[] index = new long[1 << 12];

  /** Headers and sums. Nothing stands at 0. */
  private long[] cells = new long[1 << 15];

  private int used = HEADER;

  /** By the number of the cell, in the order in which they came. */
  private int[] places = new int[1 << 11];

  private WindowPlan[] plans = new WindowPlan[1 << 11];
  private boolean[] isPlanNews = new boolean[1 << 11];

  /** The number of the cell of the same slice that came before, or {@link Slices#NONE}. */
  private int[] olders = new int[1 << 11];

  private int size;

  private final Slices slices = new Slices();
  private final SliceSumsWriter writer = new SliceSumsWriter();

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
   * @param plan the same for all that is added to a cell until it is drained
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
    if (cell == 0) {
      cell = append(table, window, region, plan, false);
    }
    addTo(cell, measures, offset, which, factor);
  }

  private void addTo(int cell, long[] measures, int offset, long which, int factor) {
    if (which >>> TOUCH != 0 && isNarrow(cell)) {
      widen(cell);
    }
    var start = (int) cells[cell + SUMS];
    for (var rest = which; rest != 0; rest &= rest - 1) {
      var measure = Long.numberOfTrailingZeros(rest);
      cells[start + measure] += factor * measures[offset + measure];
    }
  }

  /** Follows another plan of a cell, if it has one already. */
  public void follow(long table, long window, int region, WindowPlan plan) {
    var cell = find(table, window, region);
    if (cell != 0) {
      follow(number(cell), plan);
    }
  }

  /** Adds the measures to the cell's sum, and follows the plan if it is another one. */
  public void add(CellDelta delta) {
    var name = delta.cell();
    var of = name.table();
    var table =
        table(
            names.number(of.campaignId()),
            of.granularity(),
            of.breakdown(),
            names.number(name.value()));
    var region = names.number(name.region());
    var plan = plansOfOthers.computeIfAbsent(delta.plan(), p -> p);
    var cell = find(table, of.windowStart(), region);
    if (cell == 0) {
      cell = append(table, of.windowStart(), region, plan, delta.measures().isZero());
    } else {
      follow(number(cell), plan);
    }
    var values = new long[ALL];
    var which = delta.measures().fill(values);
    addTo(cell, values, 0, which, 1);
  }

  /** How many cells have a sum. */
  public int size() {
    return size;
  }

  /** Whether it had better be drained before more is added. */
  public boolean isFull(int mostCells) {
    return size >= mostCells || names.size() >= MOST_NAMES;
  }

  /**
   * Gives every sum that is not zero or tells of a new plan, slice by slice, and forgets all, names
   * included.
   */
  public void drain(Consumer<SliceSums> sink) {
    var texts = new Texts();
    for (var slice = 0; slice < slices.size(); slice++) {
      drain(slices.newest(slice), texts, sink);
    }
    Arrays.fill(index, 0);
    Arrays.fill(plans, 0, size, null);
    Arrays.fill(cells, 0, used, 0);
    size = 0;
    used = HEADER;
    plansOfOthers.clear();
    slices.clear();
    names.clear();
  }

  /**
   * Gives the cells of one slice.
   *
   * @param newest the number of that which came last
   */
  private void drain(int newest, Texts texts, Consumer<SliceSums> sink) {
    WindowPlan plan = null;
    for (var number = newest; number != Slices.NONE; number = olders[number]) {
      var cell = places[number];
      var start = (int) cells[cell + SUMS];
      var which = notZero(start, isNarrow(cell) ? TOUCH : ALL);
      if (which != 0) {
        var value = (int) (cells[cell + TABLE] >>> 32);
        writer.add(breakdown(cell), texts.of(region(cell)), texts.of(value), cells, start, which);
      }
      if ((which != 0 || isPlanNews[number])
          && (plan == null || plan.version() <= plans[number].version())) {
        plan = plans[number];
      }
    }
    if (plan != null) {
      sink.accept(writer.finish(sliceOf(places[newest]), plan));
    }
    texts.begin();
  }

  private long notZero(int start, int count) {
    var which = 0L;
    for (var i = 0; i < count; i++) {
      which |= cells[start + i] == 0 ? 0 : 1L << i;
    }
    return which;
  }

  private Slice sliceOf(int cell) {
    var name = cells[cell + TABLE];
    return new Slice(
        names.text((int) (name >>> 8) & 0xFF_FFFF),
        GRANULARITIES[(int) (name >>> 4) & 0xF],
        cells[cell + WINDOW]);
  }

  private Breakdown breakdown(int cell) {
    return BREAKDOWNS[(int) cells[cell + TABLE] & 0xF];
  }

  /** The numbers that names have in the block that is written. */
  private final class Texts {
    private final int[] numbers = new int[names.size()];
    private final int[] blocks = new int[names.size()];
    private int block = 1;

    void begin() {
      block++;
    }

    int of(int name) {
      if (blocks[name] != block) {
        blocks[name] = block;
        numbers[name] = writer.addText(names.text(name));
      }
      return numbers[name];
    }
  }

  private int region(int cell) {
    return (int) cells[cell + REGION];
  }

  /** Which of the cells it is, in the order in which they came. */
  private int number(int cell) {
    return (int) (cells[cell + REGION] >>> 32);
  }

  private boolean isNarrow(int cell) {
    return cells[cell + SUMS] == cell + HEADER;
  }

  /** Where a cell is, or 0. */
  private int find(long table, long window, int region) {
    var mask = index.length - 1;
    var hash = hash(table, window, region);
    for (var i = (int) hash & mask; ; i = (i + 1) & mask) {
      var entry = index[i];
      if (entry == 0) {
        return 0;
      }
      var cell = (int) (entry & PLACE);
      if ((entry ^ hash) >>> 32 == 0
          && cells[cell + TABLE] == table
          && cells[cell + WINDOW] == window
          && region(cell) == region) {
        return cell;
      }
    }
  }

  private int append(long table, long window, int region, WindowPlan plan, boolean isNews) {
    if (size == places.length) {
      grow();
    }
    var cell = room(HEADER + TOUCH);
    cells[cell + TABLE] = table;
    cells[cell + WINDOW] = window;
    cells[cell + REGION] = (long) size << 32 | region;
    cells[cell + SUMS] = cell + HEADER;
    places[size] = cell;
    plans[size] = plan;
    isPlanNews[size] = isNews;
    olders[size] = slices.add(table & SLICE, window, size);
    size++;
    enter(cell);
    return cell;
  }

  private void enter(int cell) {
    var mask = index.length - 1;
    var hash = hash(cells[cell + TABLE], cells[cell + WINDOW], region(cell));
    var i = (int) hash & mask;
    while (index[i] != 0) {
      i = (i + 1) & mask;
    }
    index[i] = (hash & ~PLACE) | cell;
  }

  /** The index stays at most half full. */
  private void grow() {
    var capacity = size * 2;
    places = Arrays.copyOf(places, capacity);
    plans = Arrays.copyOf(plans, capacity);
    isPlanNews = Arrays.copyOf(isPlanNews, capacity);
    olders = Arrays.copyOf(olders, capacity);
    index = new long[capacity * 2];
    for (var number = 0; number < size; number++) {
      enter(places[number]);
    }
  }

  private int room(int longs) {
    var start = used;
    used += longs;
    if (used > cells.length) {
      cells = Arrays.copyOf(cells, Math.max(used, cells.length * 2));
    }
    return start;
  }

  private void widen(int cell) {
    var sums = room(ALL);
    System.arraycopy(cells, cell + HEADER, cells, sums, TOUCH);
    cells[cell + SUMS] = sums;
  }

  private void follow(int number, WindowPlan plan) {
    var known = plans[number];
    if (!known.equals(plan)) {
      isPlanNews[number] |= !known.isLike(plan);
      plans[number] = plan.version() < known.version() ? known : plan;
    }
  }

  private static long hash(long table, long window, int region) {
    var hash =
        (table * 0x9E3779B97F4A7C15L)
            ^ (window * 0xC2B2AE3D27D4EB4FL)
            ^ (region * 0x165667B19E3779F9L);
    return hash ^ (hash >>> 29);
  }
}
