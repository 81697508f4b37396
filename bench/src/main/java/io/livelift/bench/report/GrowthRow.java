package io.livelift.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.bench.run.Measurement;
import java.util.List;

/**
 * One point of a series in which one thing grows.
 *
 * @param what grows
 * @param ofSource share of what the source alone reached on the same records, just before
 */
public record GrowthRow(
    String what,
    String value,
    @JsonProperty("per_s") Spread perSecond,
    @JsonProperty("of_source") Spread ofSource,
    @JsonProperty("cpu_us_per_record") Spread cpuMicros,
    @JsonProperty("answers_right") boolean right) {

  /** A run of the source alone, and the run of the job after it. */
  public record Pair(Measurement source, Measurement full) {}

  public static GrowthRow of(String what, String value, List<Pair> pairs) {
    return new GrowthRow(
        what,
        value,
        Spread.of(pairs.stream().map(pair -> pair.full().recordsPerSecond()).toList()),
        Spread.of(
            pairs.stream()
                .map(pair -> pair.full().recordsPerSecond() / pair.source().recordsPerSecond())
                .toList()),
        Spread.of(pairs.stream().map(pair -> pair.full().cpuMicros()).toList()),
        pairs.stream().allMatch(pair -> pair.full().answers().right()));
  }

  /** One line for people. */
  public String line() {
    return "%-22s %-14s %,12.0f records/s (%,.0f..%,.0f)  %5.1f%% of source  %7.2f us CPU%s"
        .formatted(
            what,
            value,
            perSecond.median(),
            perSecond.least(),
            perSecond.most(),
            100 * ofSource.median(),
            cpuMicros.median(),
            right ? "" : "  ANSWERS WRONG");
  }
}
