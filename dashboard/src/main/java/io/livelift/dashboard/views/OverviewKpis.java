package io.livelift.dashboard.views;

import io.livelift.dashboard.lift.Interval;
import io.livelift.dashboard.lift.Lift;
import io.livelift.dashboard.lift.Verdict;
import io.livelift.dashboard.metrics.Goals;
import io.livelift.dashboard.metrics.Maturity;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.metrics.Metric;
import io.livelift.dashboard.metrics.Statistic;
import io.livelift.dashboard.metrics.WindowSum;
import io.livelift.vocabulary.Measure;
import java.util.List;

/** The row of numbers at the top of a campaign's page. */
final class OverviewKpis {
  private final Comparison comparison;

  /**
   * @param comparison null where there is nothing to compare with
   */
  OverviewKpis(Comparison comparison) {
    this.comparison = comparison;
  }

  /**
   * Of the whole flight.
   *
   * @param maturity null if it cannot be told at this level
   */
  List<Kpi> flight(Measures total, Lift lift, Maturity maturity) {
    return List.of(
        Kpi.of(
            measure(total, Measure.REACH),
            0,
            change("new_reach", false, true),
            metric(total, Metric.ON_TARGET_REACH)),
        Kpi.of(
            metric(total, Metric.AVERAGE_FREQUENCY), 0, null, metric(total, Metric.REACH_3_PLUS)),
        Kpi.of(
            measure(total, Measure.CONVERSIONS),
            0,
            change("conversions", true, true),
            measure(total, Measure.CONVERTERS)),
        Kpi.of(metric(total, Metric.CONVERSION_RATE), 0, null, mature(maturity)),
        incremental(lift),
        Kpi.of(
            metric(total, Metric.COST_PER_REACHED), 0, costChange(), measure(total, Measure.COST)),
        costPerIncremental(lift));
  }

  /**
   * Of days.
   *
   * @param day the only one, of which people can be counted; null if there are several
   */
  List<Kpi> days(WindowSum sum, Measures day, Maturity maturity) {
    var newReach = added(sum, Measure.NEW_REACH.id());
    var cost = added(sum, Measure.COST.id());
    return List.of(
        Kpi.of(
            newReach,
            0,
            change("new_reach", false, true),
            day == null ? new Kpi.Value[0] : new Kpi.Value[] {measure(day, Measure.REACH)}),
        Kpi.of(
            added(sum, Measure.QUALIFIED_VIEWS.id()),
            0,
            change("qualified_views", false, true),
            day == null
                ? new Kpi.Value[0]
                : new Kpi.Value[] {metric(day, Metric.AVERAGE_FREQUENCY)}),
        Kpi.of(
            added(sum, Measure.CONVERSIONS.id()),
            withheldDays(sum, Measure.CONVERSIONS),
            change("conversions", true, true),
            added(sum, Measure.PRESCRIPTIONS.id())),
        Kpi.of(
            cohort(maturity), withheldDays(sum, Measure.COHORT_CONVERTERS), null, mature(maturity)),
        Kpi.of(costPerNewReach(cost, newReach), 0, costChange(), cost));
  }

  private static int withheldDays(WindowSum sum, Measure measure) {
    return sum.withheldWindows().getOrDefault(measure.id(), 0);
  }

  private Kpi.Change change(String id, boolean ofPrescribing, Boolean good) {
    return comparison == null ? null : comparison.change(id, ofPrescribing, good);
  }

  private Kpi.Change costChange() {
    return comparison == null
        ? null
        : comparison.ratio(Statistic.COST_PER_NEW_REACH.id(), "cost", "new_reach", false);
  }

  private static Kpi.Value measure(Measures cell, Measure measure) {
    return Kpi.Value.of(measure.id(), cell.isWithheld(measure), (double) cell.get(measure));
  }

  private static Kpi.Value metric(Measures cell, Metric metric) {
    var value = metric.of(cell, Goals.NONE);
    return Kpi.Value.of(
        metric.id(), metric.isWithheld(cell), value.isPresent() ? value.getAsDouble() : null);
  }

  private static Kpi.Value added(WindowSum sum, String id) {
    var figures = sum.figures();
    return Kpi.Value.of(
        id, figures.withheld().contains(id), figures.measures().getOrDefault(id, 0L).doubleValue());
  }

  private static Kpi.Value costPerNewReach(Kpi.Value cost, Kpi.Value newReach) {
    var value = newReach.value() == 0 ? null : (Double) (cost.value() / newReach.value());
    return Kpi.Value.of(Statistic.COST_PER_NEW_REACH.id(), false, value);
  }

  private static Kpi.Value mature(Maturity maturity) {
    var id = Statistic.MATURE_CONVERSION_RATE.id();
    if (maturity == null) {
      return Kpi.Value.of(id, false, null);
    }
    var cohorts = maturity.mature();
    return Kpi.Value.of(id, cohorts.converters() == null, cohorts.rate());
  }

  private static Kpi.Value cohort(Maturity maturity) {
    var id = Statistic.COHORT_CONVERSION_RATE.id();
    if (maturity == null) {
      return Kpi.Value.of(id, false, null);
    }
    var cohorts = maturity.all();
    return Kpi.Value.of(id, cohorts.converters() == null, cohorts.rate());
  }

  private static Kpi incremental(Lift lift) {
    var figure = lift.incrementalConversions();
    return ofLift(
        Statistic.INCREMENTAL_CONVERSIONS,
        lift.verdict(),
        figure == null ? null : figure.value(),
        figure == null ? null : figure.alwaysValid());
  }

  private static Kpi costPerIncremental(Lift lift) {
    var cost = lift.costPerIncrementalConversion();
    return ofLift(
        Statistic.COST_PER_INCREMENTAL_CONVERSION,
        lift.verdict(),
        cost == null ? null : cost.value(),
        cost == null ? null : cost.alwaysValid());
  }

  private static Kpi ofLift(Statistic statistic, Verdict verdict, Double value, Interval interval) {
    var told = Kpi.Value.of(statistic.id(), verdict == Verdict.WITHHELD, value);
    return new Kpi(
        statistic.id(),
        told.state(),
        told.value(),
        interval == null ? null : interval.low(),
        interval == null ? null : interval.high(),
        0,
        verdict.name(),
        null,
        List.of());
  }
}
