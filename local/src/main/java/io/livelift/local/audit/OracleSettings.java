package io.livelift.local.audit;

import java.time.Duration;
import java.util.Optional;

/**
 * What the definitions leave to configuration.
 *
 * @param allowedLateness empty where it is unbounded; then nothing is ever too late
 * @param retainedWindow the longest attribution window for which a cancellation may come late
 * @param minuteCorrections how long after its end a minute takes corrections
 * @param lookBack how long a person must have been observed before their first prescription, to
 *     count as a new prescriber
 */
public record OracleSettings(
    Optional<Duration> allowedLateness,
    Duration retainedWindow,
    Duration minuteCorrections,
    Duration lookBack) {

  /** The job's defaults: 7 days, 90 days, 1 day, 180 days. */
  public static OracleSettings defaults() {
    return new OracleSettings(
        Optional.of(Duration.ofDays(7)),
        Duration.ofDays(90),
        Duration.ofDays(1),
        Duration.ofDays(180));
  }

  /** The same, with nothing too late. */
  public OracleSettings unbounded() {
    return new OracleSettings(Optional.empty(), retainedWindow, minuteCorrections, lookBack);
  }

  /** The same, with another allowed lateness. */
  public OracleSettings withAllowedLateness(Duration allowed) {
    return new OracleSettings(Optional.of(allowed), retainedWindow, minuteCorrections, lookBack);
  }

  /** The same, with another look-back. */
  public OracleSettings withLookBack(Duration other) {
    return new OracleSettings(allowedLateness, retainedWindow, minuteCorrections, other);
  }
}
