package io.livelift.local.audit;

import java.time.Duration;
import java.util.Optional;

/**
 * What the definitions leave to configuration.
 *
 * @param allowedLateness empty where it is unbounded; then nothing is ever too late
 * @param retainedWindow the longest attribution window for which a cancellation may come late
 * @param minuteCorrections how long after its end a minute takes corrections
 * @param audiences whether ARM cells and audience measures are part of the answer
 */
public record OracleSettings(
    Optional<Duration> allowedLateness,
    Duration retainedWindow,
    Duration minuteCorrections,
    boolean audiences) {

  /** The job's defaults: 7 days, 90 days, 1 day. */
  public static OracleSettings defaults() {
    return new OracleSettings(
        Optional.of(Duration.ofDays(7)), Duration.ofDays(90), Duration.ofDays(1), true);
  }

  /** The same, with nothing too late. */
  public OracleSettings unbounded() {
    return new OracleSettings(Optional.empty(), retainedWindow, minuteCorrections, audiences);
  }

  /** The same, with or without ARM cells and audience measures. */
  public OracleSettings withAudiences(boolean wanted) {
    return new OracleSettings(allowedLateness, retainedWindow, minuteCorrections, wanted);
  }

  /** The same, with another allowed lateness. */
  public OracleSettings withAllowedLateness(Duration allowed) {
    return new OracleSettings(Optional.of(allowed), retainedWindow, minuteCorrections, audiences);
  }
}
