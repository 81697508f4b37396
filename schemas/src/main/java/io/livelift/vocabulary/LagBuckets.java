package io.livelift.vocabulary;

import java.time.Duration;
import java.util.List;

/** The buckets of the time from a conversion's first eligible touch to the prescription. */
public final class LagBuckets {
  /** The measures, shortest first; the last one has no limit. */
  public static final List<Measure> MEASURES =
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

  /** The longest time of each bucket but the last. */
  public static final List<Duration> LIMITS =
      List.of(
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(3),
          Duration.ofDays(7),
          Duration.ofDays(14),
          Duration.ofDays(30),
          Duration.ofDays(90));

  private static final long[] LIMITS_MS = LIMITS.stream().mapToLong(Duration::toMillis).toArray();

  private LagBuckets() {}

  /**
   * The first bucket that a time fits, its limit included.
   *
   * @param lagMs milliseconds, at least 0
   */
  public static Measure of(long lagMs) {
    for (var i = 0; i < LIMITS_MS.length; i++) {
      if (lagMs <= LIMITS_MS[i]) {
        return MEASURES.get(i);
      }
    }
    return Measure.LAG_OVER;
  }
}
