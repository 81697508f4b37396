package io.livelift.dashboard.store;

import java.time.Duration;

/**
 * How long cells are kept after their window's start. DAY and CAMPAIGN cells stay for ever.
 *
 * @param minute of MINUTE cells; null for ever
 * @param hour of HOUR cells; null for ever
 * @param frames of the records of frames, not of their numbers; at least one is always kept
 */
public record RetentionConfig(Duration minute, Duration hour, Duration frames) {
  public static RetentionConfig defaults() {
    return new RetentionConfig(Duration.ofDays(7), Duration.ofDays(90), Duration.ofDays(7));
  }
}
