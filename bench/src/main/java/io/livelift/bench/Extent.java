package io.livelift.bench;

import java.time.Duration;
import java.util.List;

/**
 * How much one call measures.
 *
 * @param rounds how often each candidate runs
 * @param limitSeconds after how long a run of the whole job is cut short: a slow build shall not
 *     take the night
 * @param peerRecords how many events a peer reads: it is slower, and its rate settles sooner
 * @param latencyShares of the measured capacity
 * @param warmUp of a latency measurement, before events count
 */
record Extent(
    int rounds,
    int limitSeconds,
    long peerRecords,
    List<Double> latencyShares,
    Duration warmUp,
    Duration latency) {

  static Extent whole(int rounds) {
    return new Extent(
        rounds,
        120,
        2_000_000,
        List.of(0.1, 0.5, 0.8),
        Duration.ofSeconds(30),
        Duration.ofSeconds(60));
  }

  /** What fits into eight minutes on two cores. */
  static Extent quick() {
    return new Extent(
        1, 40, 1_000_000, List.of(0.5), Duration.ofSeconds(30), Duration.ofSeconds(20));
  }
}
