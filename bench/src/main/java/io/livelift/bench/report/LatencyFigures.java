package io.livelift.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.Arrays;

/**
 * From an event's append to the frame on the stream that shows it, in milliseconds.
 *
 * @param epochMillis the interval of epochs
 * @param ofCapacity share of the measured capacity that was asked for; null if a rate was
 * @param asked events a second
 * @param sent events a second that were sent
 * @param unseen measured events that were on no frame in time
 * @param stages what it consists of
 */
public record LatencyFigures(
    @JsonProperty("epoch_ms") long epochMillis,
    @JsonProperty("of_capacity") Double ofCapacity,
    @JsonProperty("asked_per_s") double asked,
    @JsonProperty("sent_per_s") double sent,
    int events,
    int unseen,
    long p50,
    long p95,
    long p99,
    long max,
    LatencyStages stages) {

  /**
   * @param millis of the events that were seen
   */
  public static LatencyFigures of(
      Duration epoch,
      Double ofCapacity,
      double asked,
      double sent,
      long[] millis,
      int unseen,
      LatencyStages stages) {
    var sorted = millis.clone();
    Arrays.sort(sorted);
    return new LatencyFigures(
        epoch.toMillis(),
        ofCapacity,
        asked,
        sent,
        sorted.length + unseen,
        unseen,
        at(sorted, 0.5),
        at(sorted, 0.95),
        at(sorted, 0.99),
        at(sorted, 1),
        stages);
  }

  /** The nearest rank; -1 of nothing. */
  static long at(long[] sorted, double share) {
    return sorted.length == 0
        ? -1
        : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
  }

  /** Two lines for people. */
  public String line() {
    return "latency at %s%,.0f/s asked, %,.0f/s sent, epochs of %,d ms: p50 %,d ms, p95 %,d ms, p99 %,d ms, max %,d ms%s%n%s"
        .formatted(
            ofCapacity == null ? "" : "%.0f%% of capacity, ".formatted(100 * ofCapacity),
            asked,
            sent,
            epochMillis,
            p50,
            p95,
            p99,
            max,
            unseen == 0 ? "" : ", %,d of %,d events not seen in time".formatted(unseen, events),
            stages.line());
  }
}
