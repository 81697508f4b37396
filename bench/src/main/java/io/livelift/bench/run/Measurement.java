package io.livelift.bench.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one run of a candidate gave.
 *
 * @param records of the measured part
 * @param recordsInAll those before it included
 * @param epochs of the measured part; 0 for candidates that have none
 * @param gcMillis time of the candidate's process spent collecting garbage, in the measured part
 * @param rssBytes the most memory the process ever had; 0 where the system does not tell
 * @param checkpoints null if the candidate has nothing to say of them
 * @param restartSeconds from the start of a restored job to its first committed epoch; null if it
 *     was not restarted
 * @param answers whether what came out is right; null for candidates that publish nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Measurement(
    String candidate,
    int parallelism,
    long records,
    @JsonProperty("records_in_all") long recordsInAll,
    int epochs,
    double seconds,
    @JsonProperty("records_per_s") double recordsPerSecond,
    @JsonProperty("cpu_us_per_record") double cpuMicros,
    @JsonProperty("broker_cpu_us_per_record") double brokerMicros,
    @JsonProperty("gc_ms") long gcMillis,
    @JsonProperty("rss_bytes") long rssBytes,
    CheckpointFigures checkpoints,
    @JsonProperty("restart_s") Double restartSeconds,
    AnswerCheck answers) {
  private static final int FEW_EPOCHS = 5;

  static Measurement between(
      String candidate,
      int parallelism,
      ProcessSamples.Sample from,
      ProcessSamples.Sample to,
      long records,
      long recordsInAll,
      int epochs,
      double seconds) {
    return new Measurement(
        candidate,
        parallelism,
        records,
        recordsInAll,
        epochs,
        seconds,
        records / seconds,
        (to.cpuNanos() - from.cpuNanos()) / 1e3 / records,
        (to.brokerNanos() - from.brokerNanos()) / 1e3 / records,
        to.gcMillis() - from.gcMillis(),
        ResidentMemory.peakBytes(),
        null,
        null,
        null);
  }

  Measurement with(CheckpointFigures figures, Double restart, AnswerCheck check) {
    return new Measurement(
        candidate,
        parallelism,
        records,
        recordsInAll,
        epochs,
        seconds,
        recordsPerSecond,
        cpuMicros,
        brokerMicros,
        gcMillis,
        rssBytes,
        figures,
        restart,
        check);
  }

  /** Whether the measured part has so few epochs that one more or less makes a difference. */
  private boolean isTooShort() {
    return epochs < FEW_EPOCHS;
  }

  /** One line for people. */
  public String line() {
    return "%-14s %,10.0f records/s  %6.2f us CPU  %5.2f us broker%s%s%s%s"
        .formatted(
            candidate,
            recordsPerSecond,
            cpuMicros,
            brokerMicros,
            epochs == 0 ? "" : "  %d epochs%s".formatted(epochs, isTooShort() ? ", too few" : ""),
            rssBytes == 0 ? "" : "  GC %,d ms  RSS %,d MB".formatted(gcMillis, rssBytes >> 20),
            checkpoints == null ? "" : "  " + checkpoints.text(),
            answers == null ? "" : "  " + answers.text());
  }
}
