package io.livelift.bench.simulate;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.bench.load.LoadSpec;

/**
 * What is simulated.
 *
 * @param load its number of events is that of all epochs
 * @param perSecond events that arrive in a second
 * @param epochMillis the interval of epochs
 * @param epochs how many are measured
 */
public record SimulationSpec(
    LoadSpec load,
    @JsonProperty("events_per_s") long perSecond,
    @JsonProperty("epoch_ms") long epochMillis,
    int epochs) {

  long eventsOfEpoch() {
    return Math.max(1, perSecond * epochMillis / 1_000);
  }

  /** Seconds of the log that are measured. */
  double seconds() {
    return eventsOfEpoch() * epochs / (double) perSecond;
  }
}
