package io.livelift.job.cells;

import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Slice;
import io.livelift.job.cube.Table;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;

/**
 * The CAMPAIGN slice of people from a seed: regions of three levels with short paths among them,
 * few and many people in each, values that are rare, missing or tied to a region. Everybody
 * prescribes, some convert: what nobody is judged by is not in it.
 */
final class RandomSlice {
  static final Slice SLICE = new Slice("c", Granularity.CAMPAIGN, 0);

  private static final WindowPlan PLAN = new WindowPlan(1, Long.MAX_VALUE, false);
  private static final List<String> CHANNELS = List.of("APP", "EMAIL", "FIELD_REP", "WECHAT");

  private final Random random;
  private final List<CellDelta> deltas = new ArrayList<>();
  private final List<String> regions = new ArrayList<>();
  private final int sparsity;

  private RandomSlice(long seed) {
    random = new Random(seed);
    sparsity = 1 + random.nextInt(5);
    for (var p = 1 + random.nextInt(4); p > 0; p--) {
      addRegion("P" + p, 60);
      for (var c = random.nextInt(4); c > 0; c--) {
        addRegion("P" + p + "/C" + c, 50);
        for (var d = random.nextInt(4); d > 0; d--) {
          addRegion("P" + p + "/C" + c + "/D" + d, 40);
        }
      }
    }
  }

  /** The cells of a seed. */
  static SliceCells of(long seed) {
    var slice = new RandomSlice(seed);
    for (var region : slice.regions) {
      for (var people = slice.size(); people > 0; people--) {
        slice.addPerson(region);
      }
    }
    var cells = new SliceCells();
    for (var change : Combined.rollUp(slice.deltas).changes()) {
      cells.add(change.getKey(), change.getValue());
    }
    return cells;
  }

  private void addRegion(String region, int percent) {
    if (random.nextInt(100) < percent || regions.isEmpty()) {
      regions.add(region);
    }
  }

  /** Few people, around the limit, or many. */
  private int size() {
    return switch (random.nextInt(4)) {
      case 0 -> 1 + random.nextInt(4);
      case 1 -> 8 + random.nextInt(7);
      case 2 -> random.nextInt(25);
      default -> 15 + random.nextInt(40);
    };
  }

  private void addPerson(String region) {
    var byValue = new HashMap<Breakdown, Map<String, MeasureVector>>();
    var whole = new MeasureVector();
    var steps = new HashMap<String, MeasureVector>();
    var channels = new TreeSet<String>();
    var prescriptions = 1 + random.nextInt(3);
    for (var i = 0; i < prescriptions; i++) {
      addPrescription(byValue, whole, steps, channels);
    }
    if (channels.isEmpty() && random.nextBoolean()) {
      var channel = skewed(CHANNELS, region);
      channels.add(channel);
      addPath(steps, List.of(channel), "NONE");
    }
    count(whole);
    whole.add(Measure.NEW_PRESCRIBERS, random.nextInt(3) == 0 ? 1 : 0);
    whole.add(Measure.COHORT_CONVERTERS, channels.isEmpty() ? 0 : random.nextInt(2));
    byValue.values().forEach(values -> values.values().forEach(RandomSlice::count));
    add(Breakdown.NONE, region, "", whole);
    byValue.forEach(
        (breakdown, values) ->
            values.forEach((value, sums) -> add(breakdown, region, value, sums)));
    addPersonValues(region, whole, String.join("+", channels));
    steps.forEach((step, sums) -> add(Breakdown.TRANSITION, region, step, sums));
  }

  private void addPersonValues(String region, MeasureVector whole, String channelSet) {
    var arm = random.nextInt(12) == 0 ? null : random.nextInt(4) == 0 ? "CONTROL" : "TREATED";
    var elsewhere = arm != null && arm.equals("TREATED");
    addPersonValue(
        Breakdown.TIER, region, skewed(List.of("A", "B", "C", "D"), region), whole, elsewhere);
    addPersonValue(
        Breakdown.SPECIALTY, region, skewed(List.of("x", "y", ""), region), whole, elsewhere);
    addPersonValue(Breakdown.CHANNEL_SET, region, channelSet, whole, elsewhere);
    for (var segment : List.of("s", "t")) {
      if (random.nextInt(3) > 0) {
        addPersonValue(Breakdown.SEGMENT, region, segment, whole, elsewhere);
      }
    }
    if (arm != null) {
      addPersonValue(Breakdown.ARM, region, arm, whole, true);
    }
    if (elsewhere) {
      add(Breakdown.NONE, region, "", audience(whole));
    }
  }

  private void addPersonValue(
      Breakdown breakdown, String region, String value, MeasureVector whole, boolean counts) {
    var measures = new MeasureVector();
    measures.addWhere(whole, breakdown);
    if (counts) {
      measures.add(audience(whole), 1);
    }
    add(breakdown, region, value, measures);
  }

  private static MeasureVector audience(MeasureVector whole) {
    var audience = new MeasureVector();
    audience.add(Measure.AUDIENCE_PRESCRIBERS, whole.get(Measure.PRESCRIBERS));
    audience.add(Measure.AUDIENCE_CONVERTERS, whole.get(Measure.CONVERTERS));
    return audience;
  }

  private void addPrescription(
      Map<Breakdown, Map<String, MeasureVector>> byValue,
      MeasureVector whole,
      Map<String, MeasureVector> steps,
      TreeSet<String> channels) {
    var sums = new MeasureVector();
    sums.add(Measure.PRESCRIPTIONS, 1);
    if (random.nextInt(5) < 3) {
      sums.add(Measure.CONVERSIONS, 1);
      var touches = new ArrayList<String>();
      for (var i = 1 + random.nextInt(3); i > 0; i--) {
        touches.add(skewed(CHANNELS, ""));
      }
      channels.addAll(touches);
      addPath(steps, touches, "CONVERSION");
      for (var touch : new TreeSet<>(touches)) {
        addTouch(byValue, touch, touch.equals(touches.get(touches.size() - 1)));
      }
    }
    whole.add(sums, 1);
    at(byValue, Breakdown.PAYER, skewed(List.of("p", "q", "r"), "")).add(sums, 1);
    at(byValue, Breakdown.DISPENSING, skewed(List.of("h", "o"), "")).add(sums, 1);
  }

  private void addTouch(
      Map<Breakdown, Map<String, MeasureVector>> byValue, String channel, boolean isLast) {
    var touch = new MeasureVector();
    touch.add(Measure.CONVERSIONS, 1);
    touch.add(Measure.CREDIT_LAST, isLast ? 1_000_000 : 0);
    for (var breakdown : List.of(Breakdown.CHANNEL, Breakdown.CONTENT, Breakdown.TEAM)) {
      at(byValue, breakdown, channel).add(touch, 1);
    }
  }

  private static void addPath(Map<String, MeasureVector> steps, List<String> touches, String end) {
    var from = "START";
    for (var touch : touches) {
      addStep(steps, from + ">" + touch);
      from = touch;
    }
    addStep(steps, from + ">" + end);
  }

  private static void addStep(Map<String, MeasureVector> steps, String step) {
    var sums = steps.computeIfAbsent(step, s -> new MeasureVector());
    sums.add(Measure.TRANSITIONS, 1);
    sums.add(Measure.TRANSITION_PEOPLE, sums.get(Measure.TRANSITION_PEOPLE) == 0 ? 1 : 0);
  }

  private static MeasureVector at(
      Map<Breakdown, Map<String, MeasureVector>> byValue, Breakdown breakdown, String value) {
    return byValue
        .computeIfAbsent(breakdown, b -> new HashMap<>())
        .computeIfAbsent(value, v -> new MeasureVector());
  }

  private static void count(MeasureVector sums) {
    sums.add(Measure.PRESCRIBERS, sums.get(Measure.PRESCRIPTIONS) > 0 ? 1 : 0);
    sums.add(Measure.CONVERTERS, sums.get(Measure.CONVERSIONS) > 0 ? 1 : 0);
  }

  /** Mostly the first ones; in sparse slices a region has values of its own. */
  private String skewed(List<String> values, String region) {
    var order = new ArrayList<>(values);
    if (sparsity > 3) {
      Collections.shuffle(order, new Random(region.hashCode() + sparsity));
    }
    var index = 0;
    while (index < order.size() - 1 && random.nextInt(1 + sparsity) == 0) {
      index++;
    }
    return order.get(index);
  }

  private void add(Breakdown breakdown, String region, String value, MeasureVector sums) {
    var finest = Cube.finestLevel(Granularity.CAMPAIGN, breakdown);
    var table = new Table(SLICE.campaignId(), SLICE.granularity(), 0, breakdown);
    var cell = new Cell(table, RegionPath.cut(region, finest), value);
    deltas.add(new CellDelta(cell, sums.copy(), PLAN));
  }
}
