package io.livelift.job.cube;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

/**
 * {@link Windows} of one time zone by plain arithmetic, as long as its clocks do not change nearby;
 * around changes it asks {@link Windows}. Not thread-safe.
 */
public final class ZoneWindows {
  private static final long HOUR_MS = Duration.ofHours(1).toMillis();
  private static final long DAY_MS = Duration.ofDays(1).toMillis();

  private final ZoneId zone;
  private long calmFrom = Long.MAX_VALUE;
  private long calmUntil = Long.MIN_VALUE;
  private long offset;

  public ZoneWindows(ZoneId zone) {
    this.zone = zone;
  }

  /** As {@link Windows#hour}. */
  public long hour(long time) {
    return isCalm(time) ? floor(time, HOUR_MS) : Windows.hour(time, zone);
  }

  /** As {@link Windows#day}. */
  public long day(long time) {
    return isCalm(time) ? floor(time, DAY_MS) : Windows.day(time, zone);
  }

  private long floor(long time, long length) {
    return Math.floorDiv(time + offset, length) * length - offset;
  }

  private boolean isCalm(long time) {
    if (time < calmFrom || time >= calmUntil) {
      follow(time);
    }
    return time >= calmFrom && time < calmUntil;
  }

  /** Finds the time around this instant, a margin of two days apart, in which no clock changes. */
  private void follow(long time) {
    var rules = zone.getRules();
    var instant = Instant.ofEpochMilli(time);
    var margin = 2 * DAY_MS;
    // Half open: the instant itself may be that of a change.
    var before = rules.previousTransition(instant.plusMillis(1));
    var after = rules.nextTransition(instant);
    calmFrom = before == null ? Long.MIN_VALUE : millis(before) + margin;
    calmUntil = after == null ? Long.MAX_VALUE : millis(after) - margin;
    offset = rules.getOffset(instant).getTotalSeconds() * 1000L;
  }

  private static long millis(ZoneOffsetTransition transition) {
    return transition.getInstant().toEpochMilli();
  }
}
