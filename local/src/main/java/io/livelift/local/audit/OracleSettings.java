package io.livelift.local.audit;

import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * What the definitions leave to configuration.
 *
 * @param allowedLateness empty where it is unbounded; then nothing is ever too late
 * @param retainedWindow the longest attribution window for which a cancellation may come late
 * @param minuteCorrections how long after its end a minute takes corrections
 * @param audienceMeasures whether audience, audience_reached, audience_prescribers and
 *     audience_converters are part of the answer
 */
public record OracleSettings(
    Optional<Duration> allowedLateness,
    Duration retainedWindow,
    Duration minuteCorrections,
    boolean audienceMeasures) {

  /** The job's defaults: 7 days, 90 days, 1 day, and the measures that the vocabulary knows. */
  public static OracleSettings defaults() {
    var known = Arrays.stream(Measure.values()).anyMatch(m -> m.id().equals("audience"));
    return new OracleSettings(
        Optional.of(Duration.ofDays(7)), Duration.ofDays(90), Duration.ofDays(1), known);
  }

  /** The same, with nothing too late. */
  public OracleSettings unbounded() {
    return new OracleSettings(
        Optional.empty(), retainedWindow, minuteCorrections, audienceMeasures);
  }

  /** The same, with or without audience measures. */
  public OracleSettings withAudienceMeasures(boolean wanted) {
    return new OracleSettings(allowedLateness, retainedWindow, minuteCorrections, wanted);
  }

  /** The same, with another allowed lateness. */
  public OracleSettings withAllowedLateness(Duration allowed) {
    return new OracleSettings(
        Optional.of(allowed), retainedWindow, minuteCorrections, audienceMeasures);
  }
}
