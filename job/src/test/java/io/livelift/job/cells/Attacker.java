package io.livelift.job.cells;

import io.livelift.job.cells.definition.LinearSystem;
import io.livelift.job.cube.Slice;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import io.livelift.vocabulary.Transition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Somebody who has everything that is published of one campaign, knows every linear relation
 * between the numbers and, beyond that, which withheld numbers are zero: solves for the withheld
 * ones. Of blank windows they know nothing at all.
 */
final class Attacker {
  private static final String REST = "*";
  private static final String OUTSIDE = "outside";

  /** One number; its measure is named so that numbers that are the same have one name. */
  private record Number(CellKey cell, Measure measure) {}

  private final Map<CellKey, Map<String, Long>> truth;
  private final Map<CellKey, Map<String, Long>> published;
  private final Predicate<Slice> isBlank;
  private final int smallestGroup;
  private Predicate<CellKey> mayBeNotZero = cell -> false;
  private final Set<Slice> slices = new TreeSet<>(java.util.Comparator.comparing(Slice::toKey));
  private final Map<String, TreeSet<String>> children = new TreeMap<>();
  private final TreeSet<String> regions = new TreeSet<>();
  private final Map<Breakdown, TreeSet<String>> values = new TreeMap<>();
  private final List<String> found = new ArrayList<>();
  private LinearSystem<Number> system;
  private Function<Breakdown, Measure> measures;

  /**
   * @param truth every number, also the withheld ones
   * @param published what can be read of them
   * @param blankSlices slices that are blank, also those of which nothing was published
   */
  Attacker(
      Map<CellKey, Map<String, Long>> truth,
      Map<CellKey, Map<String, Long>> published,
      Set<Slice> blankSlices,
      int smallestGroup) {
    this.truth = truth;
    this.published = published;
    this.isBlank = blankSlices::contains;
    this.smallestGroup = smallestGroup;
    slices.addAll(blankSlices);
    for (var cell : truth.keySet()) {
      slices.add(new Slice(cell.campaignId(), cell.granularity(), cell.windowStart()));
      values.computeIfAbsent(cell.breakdown(), b -> new TreeSet<>()).add(cell.value());
      regions.add(cell.region());
      var level = RegionPath.level(cell.region());
      if (level > 0) {
        children
            .computeIfAbsent(RegionPath.cut(cell.region(), level - 1), r -> new TreeSet<>())
            .add(cell.region());
      }
    }
  }

  /** Takes away what is known of zeros, but for cells of which all is told. */
  Attacker knowingZerosOnlyOf(Set<CellKey> told) {
    mayBeNotZero =
        cell ->
            !told.contains(cell) && !cell.region().endsWith(REST) && !cell.value().equals(OUTSIDE);
    return this;
  }

  /** The numbers about few people that follow from what is published. */
  List<String> secrets() {
    solve(b -> holds(b, Measure.PRESCRIPTIONS), s -> addPrescriptionSplits(s, true));
    solve(b -> holds(b, Measure.PRESCRIBERS), s -> addPrescriptionSplits(s, false));
    solve(b -> holds(b, Measure.AUDIENCE_PRESCRIBERS), s -> addAudience(s, Measure.PRESCRIBERS));
    solve(b -> holds(b, Measure.CONVERTERS), s -> addPrescriptionSplits(s, false));
    solve(b -> holds(b, Measure.AUDIENCE_CONVERTERS), s -> addAudience(s, Measure.CONVERTERS));
    solve(b -> holds(b, Measure.CONVERSIONS), s -> addPrescriptionSplits(s, true));
    solve(Attacker::credited, this::addCredits);
    solve(b -> holds(b, Measure.NEW_PRESCRIBERS), s -> addPrescriptionSplits(s, false));
    solve(b -> holds(b, Measure.COHORT_CONVERTERS), s -> addPrescriptionSplits(s, false));
    return found;
  }

  private static Measure holds(Breakdown breakdown, Measure measure) {
    return measure.family().in(breakdown) ? measure : null;
  }

  /** What adds up over every breakdown: conversions, which touches share as credits. */
  private static Measure credited(Breakdown breakdown) {
    return switch (breakdown.of()) {
      case ALL, PERSON, PRESCRIPTION -> Measure.CONVERSIONS;
      case TOUCH -> Measure.CREDIT_LAST;
      case PATH -> Measure.TRANSITIONS;
    };
  }

  private void solve(
      Function<Breakdown, Measure> ofBreakdown, java.util.function.Consumer<Slice> splits) {
    system = new LinearSystem<>();
    measures = ofBreakdown;
    for (var slice : slices) {
      addRegions(slice);
      splits.accept(slice);
    }
    addTimes();
    for (var number : system.determined()) {
      var people = people(number);
      var isNobody = value(number.cell(), number.measure()) == 0;
      if (people > 0 && people < smallestGroup && !isNobody && !isKnownByRule(number)) {
        found.add(number + " of " + people);
      }
    }
  }

  /**
   * What {@code docs/privacy.md} says can be told: steps into CONVERSION, by the credit for last
   * touches, and people of no arm, if there are few of them in the nation.
   */
  private boolean isKnownByRule(Number number) {
    var cell = number.cell();
    return (cell.breakdown() == Breakdown.TRANSITION
            && Transition.parse(cell.value()).to().equals(Transition.CONVERSION))
        || (cell.value().equals(OUTSIDE)
            && people(new Number(at(cell, RegionPath.NATION), number.measure())) < smallestGroup);
  }

  private void addRegions(Slice slice) {
    for (var breakdown : Cube.breakdowns(slice.granularity())) {
      var measure = measures.apply(breakdown);
      if (measure != null && measure.family().in(slice.granularity())) {
        for (var value : valuesOf(breakdown)) {
          for (var parent : regionsOf(slice.granularity(), breakdown)) {
            if (isInner(parent, slice.granularity(), breakdown)) {
              addRollUp(slice, breakdown, value, parent, measure);
            }
          }
        }
      }
    }
  }

  private void addRollUp(
      Slice slice, Breakdown breakdown, String value, String parent, Measure measure) {
    var terms = new HashMap<Number, Long>();
    plus(terms, slice.cell(breakdown, parent, value), measure, 1);
    for (var child : children.get(parent)) {
      plus(terms, slice.cell(breakdown, child, value), measure, -1);
    }
    plus(terms, slice.cell(breakdown, rest(parent), value), measure, -1);
    system.add(terms);
  }

  private void addPrescriptionSplits(Slice slice, boolean byPrescription) {
    for (var breakdown : Cube.breakdowns(slice.granularity())) {
      var isSplit =
          switch (breakdown) {
            case TIER, SPECIALTY, CHANNEL_SET, ARM -> true;
            case PAYER, DISPENSING -> byPrescription;
            case NONE, SEGMENT, CHANNEL, CONTENT, TEAM, TRANSITION -> false;
          };
      if (isSplit) {
        addSplit(slice, breakdown, measures.apply(Breakdown.NONE));
      }
    }
  }

  private void addCredits(Slice slice) {
    addPrescriptionSplits(slice, true);
    for (var breakdown : Cube.breakdowns(slice.granularity())) {
      if (breakdown.of() == Breakdown.Of.TOUCH) {
        addSplit(slice, breakdown, Measure.CONVERSIONS);
      }
    }
    if (slice.granularity() == Granularity.CAMPAIGN) {
      addFlow(slice);
    }
  }

  /** All values of a region are its cell of NONE. */
  private void addSplit(Slice slice, Breakdown breakdown, Measure whole) {
    if (!whole.family().in(slice.granularity()) || valuesOf(breakdown).isEmpty()) {
      return;
    }
    for (var region : regionsOf(slice.granularity(), breakdown)) {
      addSplit(slice, breakdown, region, whole);
      if (isInner(region, slice.granularity(), breakdown)) {
        addSplit(slice, breakdown, rest(region), whole);
      }
    }
  }

  private void addSplit(Slice slice, Breakdown breakdown, String region, Measure whole) {
    var part = measures.apply(breakdown);
    var terms = new HashMap<Number, Long>();
    plus(terms, slice.cell(Breakdown.NONE, region, ""), whole, perWhole(part));
    for (var value : valuesOf(breakdown)) {
      plus(terms, slice.cell(breakdown, region, value), part, -1);
    }
    system.add(terms);
  }

  private static long perWhole(Measure part) {
    return part == Measure.CREDIT_LAST ? 1_000_000 : 1;
  }

  /** The audience is the treated arm; its complement in a cell is everybody else in it. */
  private void addAudience(Slice slice, Measure whole) {
    if (slice.granularity() != Granularity.CAMPAIGN) {
      return;
    }
    var audience = measures.apply(Breakdown.NONE);
    var ofAudience = measures;
    measures = b -> holds(b, whole);
    addRegions(slice);
    addPrescriptionSplits(slice, false);
    measures = ofAudience;
    for (var breakdown : List.of(Breakdown.TIER, Breakdown.SPECIALTY, Breakdown.CHANNEL_SET)) {
      addSplit(slice, breakdown, audience);
    }
    for (var region : regions) {
      var terms = new HashMap<Number, Long>();
      plus(terms, slice.cell(Breakdown.NONE, region, ""), audience, 1);
      plus(terms, slice.cell(Breakdown.ARM, region, "TREATED"), whole, -1);
      system.add(terms);
    }
  }

  private void addFlow(Slice slice) {
    var steps = values.getOrDefault(Breakdown.TRANSITION, new TreeSet<>());
    var channels = values.getOrDefault(Breakdown.CHANNEL, new TreeSet<>());
    for (var channel : channels) {
      var flow = new HashMap<Number, Long>();
      for (var text : steps) {
        var step = Transition.parse(text);
        var cell = slice.cell(Breakdown.TRANSITION, "", text);
        plus(flow, cell, Measure.TRANSITIONS, step.to().equals(channel) ? 1 : 0);
        plus(flow, cell, Measure.TRANSITIONS, step.from().equals(channel) ? -1 : 0);
      }
      system.add(flow);
      var last = new HashMap<Number, Long>();
      var toConversion = new Transition(channel, Transition.CONVERSION).toText();
      plus(
          last, slice.cell(Breakdown.TRANSITION, "", toConversion), Measure.TRANSITIONS, 1_000_000);
      plus(last, slice.cell(Breakdown.CHANNEL, "", channel), Measure.CREDIT_LAST, -1);
      system.add(last);
    }
  }

  /** A window is the windows within it, for what is counted by events or once in all. */
  private void addTimes() {
    var byParent = new HashMap<Slice, List<Slice>>();
    for (var slice : slices) {
      var parent = slices.stream().filter(other -> isParent(other, slice)).findFirst().orElse(null);
      if (parent != null) {
        byParent.computeIfAbsent(parent, p -> new ArrayList<>()).add(slice);
      }
    }
    byParent.forEach(
        (parent, parts) -> {
          for (var breakdown : Cube.breakdowns(parts.get(0).granularity())) {
            var measure = measures.apply(breakdown);
            if (measure != null && addsUpOverTime(measure, parts.get(0).granularity())) {
              addTimes(parent, parts, breakdown, measure);
            }
          }
        });
  }

  private void addTimes(Slice parent, List<Slice> parts, Breakdown breakdown, Measure measure) {
    for (var value : valuesOf(breakdown)) {
      for (var region : regionsOf(parts.get(0).granularity(), breakdown)) {
        var terms = new HashMap<Number, Long>();
        plus(terms, parent.cell(breakdown, region, value), measure, 1);
        for (var part : parts) {
          plus(terms, part.cell(breakdown, region, value), measure, -1);
        }
        system.add(terms);
      }
    }
  }

  private static boolean addsUpOverTime(Measure measure, Granularity granularity) {
    return measure.family().in(granularity)
        && (measure.unit() != Measure.Unit.PEOPLE
            || measure.family() == Measure.Family.FIRST_PRESCRIPTION
            || measure.family() == Measure.Family.COHORT);
  }

  /** Days are those of UTC here. */
  private static boolean isParent(Slice parent, Slice part) {
    if (!parent.campaignId().equals(part.campaignId())
        || parent.granularity().ordinal() != part.granularity().ordinal() + 1) {
      return false;
    }
    var length =
        switch (parent.granularity()) {
          case HOUR -> 3_600_000L;
          case DAY -> 86_400_000L;
          case CAMPAIGN, MINUTE -> Long.MAX_VALUE;
        };
    return length == Long.MAX_VALUE
        || Math.floorDiv(part.windowStart(), length) * length == parent.windowStart();
  }

  /** Adds a number to the unknowns of an equation, unless it is known. */
  private void plus(Map<Number, Long> terms, CellKey cell, Measure measure, long factor) {
    var number = new Number(cell, measure);
    var isUnknown =
        isBlank.test(new Slice(cell.campaignId(), cell.granularity(), cell.windowStart()))
            ? cell.granularity() != Granularity.CAMPAIGN
            : (people(number) != 0 || mayBeNotZero.test(cell))
                && !published
                    .getOrDefault(cell, Map.of())
                    .containsKey(measure.people().orElseThrow().id());
    if (isUnknown && factor != 0) {
      terms.merge(number, factor, Long::sum);
      terms.values().removeIf(f -> f == 0);
    }
  }

  private long people(Number number) {
    return value(number.cell(), number.measure().people().orElseThrow());
  }

  /** A true number, also of what is left of a region, or of whom is in no arm. */
  private long value(CellKey cell, Measure measure) {
    if (cell.region().endsWith(REST)) {
      var parent = cell.region().substring(0, Math.max(0, cell.region().length() - 2));
      return value(at(cell, parent), measure)
          - children.get(parent).stream().mapToLong(c -> value(at(cell, c), measure)).sum();
    }
    if (cell.breakdown() == Breakdown.ARM && cell.value().equals(OUTSIDE)) {
      var slice = new Slice(cell.campaignId(), cell.granularity(), cell.windowStart());
      return value(slice.cell(Breakdown.NONE, cell.region(), ""), measure)
          - values.get(Breakdown.ARM).stream()
              .mapToLong(v -> value(slice.cell(Breakdown.ARM, cell.region(), v), measure))
              .sum();
    }
    return truth.getOrDefault(cell, Map.of()).getOrDefault(measure.id(), 0L);
  }

  private static CellKey at(CellKey cell, String region) {
    return new CellKey(
        cell.campaignId(),
        cell.granularity(),
        cell.windowStart(),
        cell.breakdown(),
        region,
        cell.value());
  }

  private Set<String> valuesOf(Breakdown breakdown) {
    var all = new TreeSet<>(values.getOrDefault(breakdown, new TreeSet<>()));
    if (breakdown == Breakdown.ARM && !all.isEmpty()) {
      all.add(OUTSIDE);
    }
    return all;
  }

  private List<String> regionsOf(Granularity granularity, Breakdown breakdown) {
    var finest = Cube.finestLevel(granularity, breakdown);
    return regions.stream().filter(r -> RegionPath.level(r) <= finest).toList();
  }

  private boolean isInner(String region, Granularity granularity, Breakdown breakdown) {
    return RegionPath.level(region) < Cube.finestLevel(granularity, breakdown)
        && children.containsKey(region);
  }

  private static String rest(String region) {
    return region + "/" + REST;
  }
}
