package io.livelift.dashboard.views;

import io.livelift.dashboard.metrics.Goals;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.metrics.Metric;
import io.livelift.vocabulary.Measure;
import java.util.List;

/**
 * From the audience to conversion. People are reached who are not in the audience, so the share of
 * the audience is that of its members, and engaged people and converters are both shares of those
 * reached: a converter need not be engaged. Who converts again is not counted by the cube; how many
 * conversions a converter has is.
 */
final class Funnel {
  private Funnel() {}

  static List<OverviewView.Stage> of(Measures total) {
    return List.of(
        stage("AUDIENCE", Measure.AUDIENCE, total, null, null),
        stage("REACHED", Measure.REACH, total, Metric.ON_TARGET_REACH, "AUDIENCE"),
        engaged(total),
        stage("CONVERTED", Measure.CONVERTERS, total, Metric.CONVERSION_RATE, "REACHED"),
        repeat(total));
  }

  private static OverviewView.Stage stage(
      String id, Measure measure, Measures total, Metric share, String shareOf) {
    var state = total.isWithheld(measure) ? Kpi.State.WITHHELD : Kpi.State.VALUE;
    return new OverviewView.Stage(
        id,
        measure.id(),
        state,
        state == Kpi.State.VALUE ? (Double) (double) total.get(measure) : null,
        share == null ? null : value(share, total),
        shareOf,
        share == null ? null : share.id());
  }

  private static OverviewView.Stage engaged(Measures total) {
    var people = value(Metric.REACH_3_PLUS, total);
    var reach = total.get(Measure.REACH);
    return new OverviewView.Stage(
        "ENGAGED",
        Metric.REACH_3_PLUS.id(),
        Kpi.State.VALUE,
        people,
        reach == 0 || people == null ? null : (Double) (people / reach),
        "REACHED",
        null);
  }

  private static OverviewView.Stage repeat(Measures total) {
    var metric = Metric.CONVERSIONS_PER_CONVERTER;
    var state = metric.isWithheld(total) ? Kpi.State.WITHHELD : Kpi.State.VALUE;
    return new OverviewView.Stage(
        "REPEAT", metric.id(), state, value(metric, total), null, "CONVERTED", null);
  }

  private static Double value(Metric metric, Measures total) {
    var value = metric.of(total, Goals.NONE);
    return value.isPresent() ? value.getAsDouble() : null;
  }
}
