package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Figures;
import io.livelift.dashboard.metrics.Goals;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.metrics.WindowSum;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The figures of one row, and how much of them rests on days that tell.
 *
 * @param withheldDays by measure or metric, of how many days nothing is told; those of none are
 *     missing
 */
record Told(Figures figures, @JsonProperty("withheld_days") Map<String, Integer> withheldDays) {
  static Told of(Measures measures, Goals goals, Collection<String> ids) {
    return new Told(Figures.of(measures, goals, ids), Map.of());
  }

  static Told of(WindowSum sum) {
    return new Told(sum.figures(), sum.withheldWindows());
  }

  /** The same without all other measures and metrics. */
  Told only(Collection<String> ids) {
    Map<String, Integer> days = new LinkedHashMap<>(withheldDays);
    days.keySet().retainAll(ids);
    return new Told(figures.only(ids), days);
  }
}
