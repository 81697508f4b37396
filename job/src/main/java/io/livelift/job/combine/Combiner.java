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
 * Sums contributions by cell within one task, in {@link CellSums}, and sends them slice by slice.
 * Sums that are zero vanish, unless the window's plan has changed.
 */
public final class Combiner {
  private static final Granularity[] GRANULARITIES = Granularity.values();
  private static final Breakdown[] BREAKDOWNS = Breakdown.values();
  private static final int MEASURES = Measure.values().length;

  /** Fewer names than fit the bits of a cell's name; reached by nothing but made-up values. */
  private static final int MOST_NAMES = 1 << 20;

  /** Of a table's name, the part that is the slice's: campaign and granularity. */
  private static final long SLICE = 0xFFFF_FFF0L;

  private final CellNames names = new CellNames();
  private final Map<WindowPlan, WindowPlan> plansOfOthers = new HashMap<>();

  private final CellSums sums = new CellSums();

  /** By the number of the cell, in the order in which they came. */
  private WindowPlan[] plans = new WindowPlan[1 << 11];

  private boolean[] isPlanNews = new boolean[1 << 11];

  /** The number of the cell of the same slice that came before, or {@link Slices#NONE}. */
  private int[] olders = new int[1 << 11];

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
   * Adds measures to a cell's sum. If the cell is new, its plan must be told by {@link #plan}.
   *
   * @param table as {@link #table} names it
   * @param window start of the window, epoch milliseconds
   * @param region number of the region at the finest level of the table
   * @param measures values by the ordinal of the measure, from an offset on
   * @param which the measures to add, a bit each
   * @param factor 1 or -1
   * @return whether the cell is new
   */
  public boolean add(
      long table, long window, int region, long[] measures, int offset, long which, int factor) {
    return sums.add(table, window, region, measures, offset, which, factor);
  }

  /**
   * Tells the plan of the cell that is new.
   *
   * @param plan the same for all that is added to a cell until it is drained
   */
  public void plan(long table, long window, WindowPlan plan) {
    note(table, window, plan, false);
  }

  /** Notes what else is known of the cell that came last. */
  private void note(long table, long window, WindowPlan plan, boolean isNews) {
    var number = sums.size() - 1;
    if (number == plans.length) {
      grow();
    }
    plans[number] = plan;
    isPlanNews[number] = isNews;
    olders[number] = slices.add(table & SLICE, window, number);
  }

  /** Follows another plan of a cell, if it has one already. */
  public void follow(long table, long window, int region, WindowPlan plan) {
    var number = sums.find(table, window, region);
    if (number != CellSums.NONE) {
      follow(number, plan);
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
    var values = new long[MEASURES];
    var which = delta.measures().fill(values);
    follow(table, of.windowStart(), region, plan);
    if (sums.add(table, of.windowStart(), region, values, 0, which, 1)) {
      note(table, of.windowStart(), plan, which == 0);
    }
  }

  /** How many cells have a sum. */
  public int size() {
    return sums.size();
  }

  /** Whether it had better be drained before more is added. */
  public boolean isFull(int mostCells) {
    return sums.size() >= mostCells || names.size() >= MOST_NAMES;
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
    Arrays.fill(plans, 0, sums.size(), null);
    sums.clear();
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
      var cell = sums.cell(number);
      var which = sums.notZero(cell);
      if (which != 0) {
        writer.add(
            breakdown(cell),
            texts.of(sums.region(cell)),
            texts.of((int) (sums.table(cell) >>> 32)),
            sums.sums(),
            sums.first(cell),
            sums.held(cell),
            which);
      }
      if ((which != 0 || isPlanNews[number])
          && (plan == null || plan.version() <= plans[number].version())) {
        plan = plans[number];
      }
    }
    if (plan != null) {
      sink.accept(writer.finish(sliceOf(sums.cell(newest)), plan));
    }
    texts.begin();
  }

  private Slice sliceOf(int cell) {
    var name = sums.table(cell);
    return new Slice(
        names.text((int) (name >>> 8) & 0xFF_FFFF),
        GRANULARITIES[(int) (name >>> 4) & 0xF],
        sums.window(cell));
  }

  private Breakdown breakdown(int cell) {
    return BREAKDOWNS[(int) sums.table(cell) & 0xF];
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

  private void grow() {
    var capacity = plans.length * 2;
    plans = Arrays.copyOf(plans, capacity);
    isPlanNews = Arrays.copyOf(isPlanNews, capacity);
    olders = Arrays.copyOf(olders, capacity);
  }

  private void follow(int number, WindowPlan plan) {
    var known = plans[number];
    if (!known.equals(plan)) {
      isPlanNews[number] |= !known.isLike(plan);
      plans[number] = plan.version() < known.version() ? known : plan;
    }
  }
}
