package io.livelift.dashboard.metrics;

import io.livelift.vocabulary.LagBuckets;
import io.livelift.vocabulary.Measure;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The median time to conversion out of counts by time, interpolated evenly within the count that
 * holds it. If the median is in the open last count it is the limit of the one before.
 */
final class MedianLag implements Metric.Formula {
  @Override
  public List<Measure> needs() {
    return List.of(Measure.LAG_1H);
  }

  @Override
  public OptionalDouble of(Measures measures, Goals goals) {
    var half = LagBuckets.MEASURES.stream().mapToLong(measures::get).sum() / 2.0;
    if (half == 0) {
      return OptionalDouble.empty();
    }
    var below = 0.0;
    for (var i = 0; i < LagBuckets.LIMITS.size(); i++) {
      var count = measures.get(LagBuckets.MEASURES.get(i));
      if (count > 0 && below + count >= half) {
        var from = i == 0 ? 0 : LagBuckets.LIMITS.get(i - 1).toMillis();
        return OptionalDouble.of(
            from + (half - below) / count * (LagBuckets.LIMITS.get(i).toMillis() - from));
      }
      below += count;
    }
    return OptionalDouble.of(LagBuckets.LIMITS.get(LagBuckets.LIMITS.size() - 1).toMillis());
  }
}
