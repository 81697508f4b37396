package io.livelift.dashboard.metrics;

import io.livelift.vocabulary.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All numbers of one cell. Serialized as it is into the API.
 *
 * @param measures those that are not zero, by id
 * @param metrics those that have a value, by id
 * @param withheld ids of measures and metrics that may not be told
 */
public record Figures(
    Map<String, Long> measures, Map<String, Double> metrics, List<String> withheld) {

  /** The figures of a cell. */
  public static Figures of(Measures measures, Goals goals) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    List<String> withheld = new ArrayList<>();
    Arrays.stream(Measure.values())
        .filter(measures::isWithheld)
        .forEach(measure -> withheld.add(measure.id()));
    for (var metric : Metric.values()) {
      metric.of(measures, goals).ifPresent(value -> metrics.put(metric.id(), value));
      if (metric.isWithheld(measures)) {
        withheld.add(metric.id());
      }
    }
    return new Figures(measures.byId(), metrics, withheld);
  }

  /** The same without all other measures and metrics. */
  public Figures only(Collection<String> ids) {
    Map<String, Long> someMeasures = new LinkedHashMap<>(measures);
    someMeasures.keySet().retainAll(ids);
    Map<String, Double> someMetrics = new LinkedHashMap<>(metrics);
    someMetrics.keySet().retainAll(ids);
    return new Figures(someMeasures, someMetrics, withheld.stream().filter(ids::contains).toList());
  }
}
