package io.livelift.job.journey;

import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Table;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.util.HashMap;
import java.util.Map;

/**
 * The definition of Livelift: what one person's journey contributes to the cells of one campaign.
 * What an event changes is the contributions after it minus those before it.
 */
public final class Contributions {
  /** Takes the contributions. */
  @FunctionalInterface
  public interface Sink {
    /**
     * @param region the cell's region at the finest level of its table
     * @param measures not to be kept: it may be used again
     */
    void add(Table table, String region, String value, MeasureVector measures);
  }

  private static final Granularity[] GRANULARITIES = Granularity.values();

  private final Flight flight;
  private final Sink sink;

  private Contributions(Flight flight, Sink sink) {
    this.flight = flight;
    this.sink = sink;
  }

  /**
   * Gives every contribution of the journey to the campaign's cells; none if the campaign measures
   * another kind of person.
   */
  public static void of(Person person, CampaignDefinition campaign, Horizons horizons, Sink sink) {
    if (campaign.audienceKind() != person.kind()) {
      return;
    }
    var flight = Flight.of(person, campaign, horizons);
    if (!flight.isEmpty() || flight.arm() != null) {
      new Contributions(flight, sink).addAll();
    }
  }

  private void addAll() {
    for (var granularity : GRANULARITIES) {
      sums(granularity).forEach((window, sums) -> addWindow(granularity, window, sums));
    }
  }

  /** The sums of each window, by breakdown value: counts of people are still missing. */
  private Map<Long, Map<BreakdownValue, MeasureVector>> sums(Granularity granularity) {
    Map<Long, Map<BreakdownValue, MeasureVector>> windows = new HashMap<>();
    for (var view : flight.views()) {
      var window = flight.window(granularity, view.time());
      if (view.position().arrival() <= flight.deadline(granularity, window)) {
        addSums(windows, granularity, window, flight.footprint(view));
      }
    }
    for (var prescription : flight.prescriptions()) {
      var window = flight.window(granularity, prescription.issued().time());
      var deadline = flight.deadline(granularity, window);
      if (flight.isLive(prescription, deadline)) {
        addSums(windows, granularity, window, flight.footprint(prescription, deadline));
      }
    }
    if (granularity == Granularity.CAMPAIGN) {
      addWholeFlight(windows, flight.campaign().startsAt());
    }
    return windows;
  }

  private void addWholeFlight(
      Map<Long, Map<BreakdownValue, MeasureVector>> windows, long startsAt) {
    addSums(windows, Granularity.CAMPAIGN, startsAt, flight.folded().sums);
    addSums(windows, Granularity.CAMPAIGN, startsAt, flight.remainingPath());
    // A member of the audience counts also where nothing has happened.
    windows.get(startsAt).computeIfAbsent(BreakdownValue.NONE, v -> new MeasureVector());
  }

  private static void addSums(
      Map<Long, Map<BreakdownValue, MeasureVector>> windows,
      Granularity granularity,
      long window,
      Map<BreakdownValue, MeasureVector> footprint) {
    var sums = windows.computeIfAbsent(window, w -> new HashMap<>());
    footprint.forEach(
        (value, measures) -> {
          if (Cube.finestLevel(granularity, value.breakdown()) != Cube.ABSENT) {
            sums.computeIfAbsent(value, v -> new MeasureVector()).add(measures, 1);
          }
        });
  }

  private void addWindow(
      Granularity granularity, long window, Map<BreakdownValue, MeasureVector> sums) {
    sums.forEach((value, measures) -> countPerson(granularity, window, value, measures));
    var whole = sums.get(BreakdownValue.NONE);
    if (whole != null) {
      countWholePerson(granularity, window, whole);
      addPersonTables(granularity, window, whole);
    }
    sums.forEach((value, measures) -> add(granularity, window, value, measures));
  }

  /** Adds the person to the counts of people that the window's sums call for. */
  private void countPerson(
      Granularity granularity, long window, BreakdownValue value, MeasureVector sums) {
    var qualified = sums.get(Measure.QUALIFIED_VIEWS);
    if (qualified > 0) {
      sums.add(Measure.REACH, 1);
      sums.add(Measure.frequency((int) Math.min(qualified, 10)), 1);
      sums.add(Measure.NEW_REACH, flight.isFirstReached(granularity, window, value) ? 1 : 0);
    }
    sums.add(Measure.PRESCRIBERS, sums.get(Measure.PRESCRIPTIONS) > 0 ? 1 : 0);
    sums.add(Measure.CONVERTERS, sums.get(Measure.CONVERSIONS) > 0 ? 1 : 0);
    sums.add(Measure.TRANSITION_PEOPLE, sums.get(Measure.TRANSITIONS) > 0 ? 1 : 0);
  }

  /** Adds the person to the counts of people that exist in NONE and breakdowns of the person. */
  private void countWholePerson(Granularity granularity, long window, MeasureVector whole) {
    if (Measure.Family.FIRST_PRESCRIPTION.in(granularity)
        && whole.get(Measure.PRESCRIPTIONS) > 0
        && flight.isFirstPrescribed(granularity, window)) {
      var known = flight.isObservedLongEnough();
      whole.add(known ? Measure.NEW_PRESCRIBERS : Measure.UNKNOWN_PRESCRIBERS, 1);
    }
    if (Measure.Family.COHORT.in(granularity)
        && whole.get(Measure.COHORT_CONVERTERS) == 0
        && whole.get(Measure.NEW_REACH) > 0
        && flight.isCohortConverter()) {
      whole.add(Measure.COHORT_CONVERTERS, 1);
    }
  }

  private void addPersonTables(Granularity granularity, long window, MeasureVector whole) {
    var audience = audience(granularity, whole);
    if (Audience.TREATED.equals(flight.arm())) {
      whole.add(audience, 1);
    }
    for (var breakdown : Cube.breakdowns(granularity)) {
      if (breakdown.of() == Breakdown.Of.PERSON) {
        var measures = new MeasureVector();
        measures.addWhere(whole, breakdown);
        if (breakdown == Breakdown.ARM && Audience.CONTROL.equals(flight.arm())) {
          measures.add(audience, 1);
        }
        addPerson(granularity, window, breakdown, measures);
      }
    }
  }

  /** The person as a member of the audience; empty for others. */
  private MeasureVector audience(Granularity granularity, MeasureVector whole) {
    var audience = new MeasureVector();
    if (Measure.Family.AUDIENCE.in(granularity) && flight.arm() != null) {
      audience.add(Measure.AUDIENCE, 1);
      audience.add(Measure.AUDIENCE_REACHED, whole.get(Measure.REACH));
      audience.add(Measure.AUDIENCE_PRESCRIBERS, whole.get(Measure.PRESCRIBERS));
      audience.add(Measure.AUDIENCE_CONVERTERS, whole.get(Measure.CONVERTERS));
    }
    return audience;
  }

  private void addPerson(
      Granularity granularity, long window, Breakdown breakdown, MeasureVector measures) {
    for (var value : flight.personValues(breakdown)) {
      add(granularity, window, new BreakdownValue(breakdown, value), measures);
    }
  }

  private void add(
      Granularity granularity, long window, BreakdownValue value, MeasureVector measures) {
    if (measures.isZero()) {
      return;
    }
    var table = new Table(flight.campaign().campaignId(), granularity, window, value.breakdown());
    var level = Cube.finestLevel(granularity, value.breakdown());
    sink.add(table, RegionPath.cut(flight.attributes().region(), level), value.value(), measures);
  }
}
