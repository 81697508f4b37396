package io.livelift.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.run.Measurement;

/**
 * How much state physicians need.
 *
 * @param journeyBytes state of journeys per physician
 * @param allBytes the whole checkpoint per physician, cells included
 * @param restartSeconds from the start of a restored job to its first complete epoch; null if not
 *     measured
 */
public record StateSize(
    String candidate,
    int physicians,
    @JsonProperty("events_per_physician") double events,
    @JsonProperty("journey_bytes_per_physician") double journeyBytes,
    @JsonProperty("state_bytes_per_physician") double allBytes,
    @JsonProperty("checkpoint_bytes") long checkpointBytes,
    @JsonProperty("checkpoint_median_ms") long medianMillis,
    @JsonProperty("checkpoint_longest_ms") long longestMillis,
    @JsonProperty("restart_s") Double restartSeconds) {

  public static StateSize of(LoadSpec load, Measurement run) {
    var checkpoints = run.checkpoints();
    double physicians = load.physicians();
    return new StateSize(
        run.candidate(),
        load.physicians(),
        run.recordsInAll() / physicians,
        checkpoints.journeyBytes() / physicians,
        checkpoints.stateBytes() / physicians,
        checkpoints.stateBytes(),
        checkpoints.medianMillis(),
        checkpoints.longestMillis(),
        run.restartSeconds());
  }

  /** One line for people. */
  public String line() {
    return "state %-13s %,10d physicians, %.0f events each: %,.0f bytes/physician in journeys, %,.0f in all; checkpoint %,d MB, median %,d ms, longest %,d ms%s"
        .formatted(
            candidate,
            physicians,
            events,
            journeyBytes,
            allBytes,
            checkpointBytes >> 20,
            medianMillis,
            longestMillis,
            restartSeconds == null ? "" : "; restart %.1f s".formatted(restartSeconds));
  }
}
