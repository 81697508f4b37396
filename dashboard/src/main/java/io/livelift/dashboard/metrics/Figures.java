package io.livelift.dashboard.metrics;

import io.livelift.vocabulary.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All numbers of one cell. Serialized as it is into the API.
 *
 * @param measures those that are not zero, by id
 * @param metrics those that have a value, by id
 * @param withheld ids of measures and metrics that may not be told
 */
public record Figures(
    Map<String, Long> measures, Map<String, Double> metrics, List<String> withheld) {

  private static final Map<String, Metric> METRICS =
      Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::id, Function.identity()));

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

  /** Some of the figures of a cell: takes as long as they are, where there are many cells. */
  public static Figures of(Measures measures, Goals goals, Collection<String> ids) {
    Map<String, Long> someMeasures = new LinkedHashMap<>();
    Map<String, Double> someMetrics = new LinkedHashMap<>();
    List<String> withheld = new ArrayList<>();
    for (var id : ids) {
      var metric = METRICS.get(id);
      if (metric == null ? measures.isWithheld(Measure.ofId(id)) : metric.isWithheld(measures)) {
        withheld.add(id);
      } else if (metric != null) {
        metric.of(measures, goals).ifPresent(value -> someMetrics.put(id, value));
      } else if (measures.get(Measure.ofId(id)) != 0) {
        someMeasures.put(id, measures.get(Measure.ofId(id)));
      }
    }
    return new Figures(someMeasures, someMetrics, withheld);
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
