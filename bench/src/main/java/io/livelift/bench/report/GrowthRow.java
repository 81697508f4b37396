package io.livelift.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.bench.run.Measurement;

/**
 * One point of a series in which one thing grows.
 *
 * @param what grows
 * @param sourcePerSecond what the source alone reached on the same records, just before
 */
public record GrowthRow(
    String what,
    String value,
    @JsonProperty("per_s") double perSecond,
    @JsonProperty("source_per_s") double sourcePerSecond,
    @JsonProperty("cpu_us_per_record") double cpuMicros,
    @JsonProperty("answers_right") boolean right) {

  public static GrowthRow of(String what, String value, Measurement source, Measurement full) {
    return new GrowthRow(
        what,
        value,
        full.recordsPerSecond(),
        source.recordsPerSecond(),
        full.cpuMicros(),
        full.answers().right());
  }

  /** One line for people. */
  public String line() {
    return "%-22s %-14s %,12.0f records/s  %5.1f%% of source  %7.2f us CPU%s"
        .formatted(
            what,
            value,
            perSecond,
            100 * perSecond / sourcePerSecond,
            cpuMicros,
            right ? "" : "  ANSWERS WRONG");
  }
}
