package io.livelift.dashboard.views;

import io.livelift.dashboard.metrics.Metric;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids of the vocabulary's measures and metrics. */
final class Words {
  private static final Set<String> MEASURES =
      Arrays.stream(Measure.values()).map(Measure::id).collect(Collectors.toUnmodifiableSet());

  private static final Set<String> ADDITIVE =
      Arrays.stream(Measure.values())
          .filter(Measure::isAdditive)
          .map(Measure::id)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> ADDITIVE_METRICS =
      Arrays.stream(Metric.values())
          .filter(Metric::isAdditive)
          .map(Metric::id)
          .collect(Collectors.toUnmodifiableSet());

  private Words() {}

  static boolean isMeasure(String id) {
    return MEASURES.contains(id);
  }

  /** Whether it may be told of several windows together. */
  static boolean isAdditive(String id) {
    return ADDITIVE.contains(id) || ADDITIVE_METRICS.contains(id);
  }
}
