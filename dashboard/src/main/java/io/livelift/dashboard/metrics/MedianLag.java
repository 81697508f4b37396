package io.livelift.dashboard.metrics;

import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The median time to conversion out of counts by time, interpolated evenly within the count that
 * holds it. If the median is in the open last count it is the limit of the one before.
 */
final class MedianLag implements Metric.Formula {
  private static final List<Measure> COUNTS =
      List.of(
          Measure.LAG_1H,
          Measure.LAG_6H,
          Measure.LAG_1D,
          Measure.LAG_3D,
          Measure.LAG_7D,
          Measure.LAG_14D,
          Measure.LAG_30D,
          Measure.LAG_90D,
          Measure.LAG_OVER);

  private static final List<Duration> LIMITS =
      List.of(
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30),
          Duration.ofDays(90));

  @Override
  public List<Measure> needs() {
    return List.of(Measure.LAG_1H);
  }

  @Override
  public OptionalDouble of(Measures measures, Goals goals) {
    var half = COUNTS.stream().mapToLong(measures::get).sum() / 2.0;
    if (half == 0) {
      return OptionalDouble.empty();
    }
    var below = 0.0;
    for (var i = 0; i < LIMITS.size(); i++) {
      var count = measures.get(COUNTS.get(i));
      if (count > 0 && below + count >= half) {
        var from = i == 0 ? 0 : LIMITS.get(i - 1).toMillis();
        return OptionalDouble.of(from + (half - below) / count * (LIMITS.get(i).toMillis() - from));
      }
      below += count;
    }
    return OptionalDouble.of(LIMITS.get(LIMITS.size() - 1).toMillis());
  }
}
