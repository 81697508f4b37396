package io.livelift.job.config;

import io.livelift.job.journey.Horizons;
import java.io.Serializable;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * How late a record may be, and how long state is kept for it.
 *
 * @param allowed a record that arrives later than this after its event time is late
 * @param future a record whose event time is later than this after its arrival is rejected
 * @param attributionWindow the longest attribution window for which state is kept
 * @param minuteCorrections how long after a minute's end its cells take corrections
 */
public record LatenessConfig(
    Duration allowed, Duration future, Duration attributionWindow, Duration minuteCorrections)
    implements Serializable {

  /** No limit. */
  public static final Duration UNBOUNDED = ChronoUnit.FOREVER.getDuration();

  public LatenessConfig {
    allowed = allowed == null ? Duration.ofDays(7) : allowed;
    future = future == null ? Duration.ofMinutes(5) : future;
    attributionWindow = attributionWindow == null ? Duration.ofDays(90) : attributionWindow;
    minuteCorrections = minuteCorrections == null ? Duration.ofDays(1) : minuteCorrections;
    if (allowed.isNegative() || future.isNegative() || minuteCorrections.isNegative()) {
      throw new IllegalArgumentException("a duration of lateness cannot be negative");
    }
    if (attributionWindow.equals(UNBOUNDED)) {
      throw new IllegalArgumentException("attribution_window cannot be unbounded");
    }
  }

  public static LatenessConfig defaults() {
    return new LatenessConfig(null, null, null, null);
  }

  /** Records are accepted however late they are. */
  public static LatenessConfig unbounded() {
    return new LatenessConfig(UNBOUNDED, null, null, UNBOUNDED);
  }

  /** The horizons of the journeys, without a look-back. */
  public Horizons horizons() {
    return new Horizons(
        millis(allowed), attributionWindow.toMillis(), millis(minuteCorrections), 0);
  }

  private static long millis(Duration duration) {
    return duration.equals(UNBOUNDED) ? Horizons.UNBOUNDED : duration.toMillis();
  }
}
