package io.livelift.bench;

import io.livelift.bench.latency.LatencyRun;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.bench.readers.ReadersRun;
import io.livelift.bench.report.GrowthRow;
import io.livelift.bench.report.Report;
import io.livelift.bench.report.StateSize;
import io.livelift.bench.report.Throughput;
import io.livelift.bench.run.CandidateRun;
import io.livelift.bench.run.Measurement;
import io.livelift.bench.run.PeerRun;
import io.livelift.bench.run.Workbench;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is measured, one after the other, and told as it comes. */
final class Course {
  private static final Logger LOG = LoggerFactory.getLogger(Course.class);
  private static final Set<String> PEERS = Set.of("flink-sql", "kafka-streams");
  private static final int EVENTS_EACH = 10;
  private static final int MOST_ON_THE_HEAP = 1_000_000;

  /** Of 4 GB in all, for five million physicians: what the heap has and what RocksDB has. */
  private static final int BIG_HEAP_MEGABYTES = 2_048;

  private static final int BIG_MANAGED_MEGABYTES = 2_048;

  private final Workbench bench;
  private final Extent extent;
  private final UnaryOperator<CandidateRun> tuning;
  private final Duration epoch;
  private final Path jfr;
  private final Report report;
  private final PrintWriter out;

  /**
   * @param tuning what the user asked for each run of our own candidates
   * @param epoch the interval of epochs in the latency section
   * @param jfr where the live stack of the latency section is recorded; null for nowhere
   */
  Course(
      Workbench bench,
      Extent extent,
      UnaryOperator<CandidateRun> tuning,
      Duration epoch,
      Path jfr,
      Report report,
      PrintWriter out) {
    this.bench = bench;
    this.extent = extent;
    this.tuning = tuning;
    this.epoch = epoch;
    this.jfr = jfr;
    this.report = report;
    this.out = out;
  }

  /** Candidates in turn, all of them once before any again. */
  void throughput(List<String> candidates) throws InterruptedException {
    for (var round = 0; round < extent.rounds(); round++) {
      for (var candidate : candidates) {
        throughput(candidate);
      }
    }
  }

  /** The same with the control before and after each. */
  void throughputWithControls(List<String> candidates) throws InterruptedException {
    for (var round = 0; round < extent.rounds(); round++) {
      throughput(Throughput.SOURCE);
      for (var candidate : candidates) {
        throughput(candidate);
        throughput(Throughput.SOURCE);
      }
    }
  }

  private void throughput(String candidate) throws InterruptedException {
    attempt(
        candidate,
        () ->
            report.throughput().add(PEERS.contains(candidate) ? peer(candidate) : run(candidate)));
  }

  /** Shares of what the whole job was measured to take, on the backend that {@code up} uses. */
  void latency() throws InterruptedException {
    attempt(
        "latency",
        () -> {
          var capacity = report.throughput().rows().get("full-rocksdb");
          if (capacity == null) {
            throw new IllegalStateException("the capacity is not known");
          }
          latency(capacity.perSecond().median());
        });
  }

  private void latency(double capacity) throws InterruptedException {
    try (var live = LatencyRun.start(bench, report.load(), "rocksdb", epoch, jfr)) {
      for (var share : extent.latencyShares()) {
        latency(live, share, share * capacity);
      }
    }
  }

  /**
   * At these rates, one after the other.
   *
   * @param rates events a second
   */
  void latency(List<Double> rates) throws InterruptedException {
    attempt(
        "latency",
        () -> {
          try (var live = LatencyRun.start(bench, report.load(), "rocksdb", epoch, jfr)) {
            for (var rate : rates) {
              latency(live, null, rate);
            }
          }
        });
  }

  private void latency(LatencyRun live, Double share, double perSecond) {
    var figures = live.at(share, perSecond, extent.warmUp(), extent.latency());
    out.println(figures.line());
    out.flush();
    report.latency(figures);
  }

  /** What throughput's runs say of state. */
  void stateOfThroughput() {
    report.throughput().runs().stream()
        .filter(run -> run.checkpoints() != null)
        .forEach(run -> report.state(StateSize.of(report.load(), run)));
  }

  /**
   * Events of each of so many physicians, then a restart.
   *
   * @param events how many in all; null for ten each
   */
  void state(List<Integer> sizes, Long events) throws InterruptedException {
    for (var physicians : sizes) {
      var load =
          report
              .load()
              .withPhysicians(physicians)
              .withEvents(events == null ? (long) EVENTS_EACH * physicians : events)
              .withSkew(Skew.UNIFORM);
      if (physicians <= MOST_ON_THE_HEAP) {
        state(tuning.apply(CandidateRun.of("full-heap", load)));
        state(tuning.apply(CandidateRun.of("full-rocksdb", load)));
      } else {
        state(
            tuning
                .apply(CandidateRun.of("full-rocksdb", load))
                .withMemory(BIG_HEAP_MEGABYTES, BIG_MANAGED_MEGABYTES));
      }
    }
  }

  private void state(CandidateRun run) throws InterruptedException {
    attempt(
        "state of %,d physicians, %s".formatted(run.load().physicians(), run.candidate()),
        () -> {
          var size = StateSize.of(run.load(), bench.measure(run.withRestart()));
          out.println(size.line());
          out.flush();
          report.state(size);
        });
  }

  /** So many read the page of a stack that has counted the load. */
  void readers(int readers) throws InterruptedException {
    attempt(
        "readers",
        () -> {
          try (var run = ReadersRun.start(bench, report.load())) {
            var figures = run.measure(readers, extent.latency());
            out.println(figures.line());
            out.flush();
            report.readers(figures);
          }
        });
  }

  /** One thing grows at a time; the same number of events each time. */
  void growth() throws InterruptedException {
    var points = GrowthPoint.all(report.load());
    var pairs = new LinkedHashMap<GrowthPoint, List<GrowthRow.Pair>>();
    for (var round = 0; round < extent.rounds(); round++) {
      for (var point : points) {
        attempt(
            point.what() + " " + point.value(),
            () -> {
              var pair = new GrowthRow.Pair(grown("source", point), grown("full-heap", point));
              pairs.computeIfAbsent(point, p -> new ArrayList<>()).add(pair);
              out.println(GrowthRow.of(point.what(), point.value(), List.of(pair)).line());
              out.flush();
            });
      }
    }
    pairs.forEach((point, of) -> report.growth(GrowthRow.of(point.what(), point.value(), of)));
  }

  private Measurement grown(String name, GrowthPoint point) throws InterruptedException {
    return bench.measure(candidate(name, point.load()).withParallelism(point.parallelism()));
  }

  private Measurement run(String candidate) throws InterruptedException {
    return tell(bench.measure(candidate(candidate, report.load())));
  }

  private CandidateRun candidate(String name, LoadSpec load) {
    return tuning.apply(CandidateRun.of(name, load)).withLimitSeconds(extent.limitSeconds());
  }

  private Measurement peer(String name) throws InterruptedException {
    var parallelism = tuning.apply(CandidateRun.of(name, report.load())).parallelism();
    var result =
        bench.measure(
            new PeerRun(
                name, report.load(), extent.peerRecords(), parallelism, extent.limitSeconds()));
    report.peer(name, result.details());
    return tell(result.measurement());
  }

  /** What fails is told, and takes nothing else with it. */
  private void attempt(String what, Step step) throws InterruptedException {
    try {
      step.run();
    } catch (IllegalStateException e) {
      LOG.error("{} was not measured.", what, e);
      var sentence = what + " was not measured: " + e.getMessage();
      out.println(sentence);
      out.flush();
      report.failure(sentence);
    }
  }

  /** Something that is measured. */
  @FunctionalInterface
  private interface Step {
    void run() throws InterruptedException;
  }

  private Measurement tell(Measurement measurement) {
    out.println(measurement.line());
    out.flush();
    return measurement;
  }
}
