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
    if (!flight.isEmpty()) {
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
    if (granularity == Granularity.CAMPAIGN && !flight.folded().sums.isEmpty()) {
      addSums(windows, granularity, flight.campaign().startsAt(), flight.folded().sums);
    }
    return windows;
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
    sums.forEach(
        (value, measures) -> {
          countPerson(granularity, window, value, measures);
          add(granularity, window, value, measures);
        });
    var whole = sums.get(BreakdownValue.NONE);
    if (whole == null) {
      return;
    }
    for (var breakdown : Cube.breakdowns(granularity)) {
      if (breakdown.of() == Breakdown.Of.PERSON) {
        addPerson(granularity, window, breakdown, whole);
      }
    }
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
  }

  private void addPerson(
      Granularity granularity, long window, Breakdown breakdown, MeasureVector whole) {
    var measures = new MeasureVector();
    measures.addWhere(whole, breakdown);
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
