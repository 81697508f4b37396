package io.livelift.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * The dashboard under readers, in milliseconds.
 *
 * @param epochs arrivals of epochs, over all readers
 * @param arrival from the commit in Postgres to a reader's stream
 * @param numbers from the commit to all numbers of the page, of readers that were not still waiting
 *     for those of an earlier epoch
 * @param clicks views asked for one at a time, before the readers came
 */
public record ReadersFigures(
    int readers, int epochs, Quantiles arrival, Quantiles numbers, Clicks clicks) {

  /**
   * What one reader saw of one epoch.
   *
   * @param numbersMillis negative where the numbers were not asked for
   */
  public interface Seen {
    long millis();

    long numbersMillis();
  }

  /** Nearest ranks; -1 of nothing. */
  public record Quantiles(long p50, long p95, long p99, long max) {
    static Quantiles of(long[] sorted) {
      return new Quantiles(
          LatencyFigures.at(sorted, 0.5),
          LatencyFigures.at(sorted, 0.95),
          LatencyFigures.at(sorted, 0.99),
          LatencyFigures.at(sorted, 1));
    }
  }

  /**
   * @param micros of single answers, network of this machine included
   * @param largest compressed bytes of the largest answer
   */
  public record Clicks(int asked, Quantiles micros, @JsonProperty("largest_bytes") long largest) {
    public static Clicks of(List<Long> micros, long largest) {
      return new Clicks(micros.size(), quantiles(micros), largest);
    }
  }

  public static ReadersFigures of(int readers, List<? extends Seen> seen, Clicks clicks) {
    return new ReadersFigures(
        readers,
        seen.size(),
        quantiles(seen.stream().map(Seen::millis).toList()),
        quantiles(seen.stream().map(Seen::numbersMillis).filter(millis -> millis >= 0).toList()),
        clicks);
  }

  private static Quantiles quantiles(List<Long> values) {
    return Quantiles.of(values.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  /** Two lines for people. */
  public String line() {
    return ("%,d readers, %,d arrivals of epochs: p50 %,d ms, p99 %,d ms, max %,d ms; with all numbers"
            + " p50 %,d ms, p99 %,d ms%n"
            + "  %,d clicks: p50 %.1f ms, p95 %.1f ms, max %.1f ms; largest answer %,d bytes compressed")
        .formatted(
            readers,
            epochs,
            arrival.p50(),
            arrival.p99(),
            arrival.max(),
            numbers.p50(),
            numbers.p99(),
            clicks.asked(),
            clicks.micros().p50() / 1e3,
            clicks.micros().p95() / 1e3,
            clicks.micros().max() / 1e3,
            clicks.largest());
  }
}
