package io.livelift.bench;

import io.livelift.bench.latency.LatencyRun;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.bench.report.GrowthRow;
import io.livelift.bench.report.Report;
import io.livelift.bench.report.StateSize;
import io.livelift.bench.report.Throughput;
import io.livelift.bench.run.CandidateRun;
import io.livelift.bench.run.Measurement;
import io.livelift.bench.run.PeerRun;
import io.livelift.bench.run.Workbench;
import io.livelift.local.CommandException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** What is measured, one after the other, and told as it comes. */
final class Course {
  private static final Set<String> PEERS = Set.of("flink-sql", "kafka-streams");
  private static final int EVENTS_EACH = 10;
  private static final int[] STATE_PHYSICIANS = {100_000, 1_000_000, 5_000_000};
  private static final int[] GROWTH_CAMPAIGNS = {1, 10, 100};
  private static final int[] GROWTH_EVENTS_EACH = {10, 100, 1_000};

  /** Of 4 GB in all, for five million physicians: what the heap has and what RocksDB has. */
  private static final int BIG_HEAP_MEGABYTES = 2_048;

  private static final int BIG_MANAGED_MEGABYTES = 2_048;

  private final Workbench bench;
  private final Extent extent;
  private final UnaryOperator<CandidateRun> tuning;
  private final Report report;
  private final PrintWriter out;

  /**
   * @param tuning what the user asked for each run of our own candidates
   */
  Course(
      Workbench bench,
      Extent extent,
      UnaryOperator<CandidateRun> tuning,
      Report report,
      PrintWriter out) {
    this.bench = bench;
    this.extent = extent;
    this.tuning = tuning;
    this.report = report;
    this.out = out;
  }

  /** Candidates in turn, all of them once before any again. */
  void throughput(List<String> candidates) throws InterruptedException {
    for (var round = 0; round < extent.rounds(); round++) {
      for (var candidate : candidates) {
        var measured = PEERS.contains(candidate) ? peer(candidate) : run(candidate, report.load());
        report.throughput().add(measured);
      }
    }
  }

  /** The same with the control before and after each. */
  void throughputWithControls(List<String> candidates) throws InterruptedException {
    for (var round = 0; round < extent.rounds(); round++) {
      report.throughput().add(run(Throughput.SOURCE, report.load()));
      for (var candidate : candidates) {
        report
            .throughput()
            .add(PEERS.contains(candidate) ? peer(candidate) : run(candidate, report.load()));
        report.throughput().add(run(Throughput.SOURCE, report.load()));
      }
    }
  }

  /**
   * Shares of what the whole job was measured to take, on the backend that {@code up} uses.
   *
   * @throws CommandException if it was not measured before
   */
  void latency() throws InterruptedException {
    var capacity = report.throughput().rows().get("full-rocksdb");
    if (capacity == null) {
      throw new CommandException(
          "Latency is measured at shares of capacity: measure \"full --backend rocksdb\" with it.");
    }
    try (var live = LatencyRun.start(bench, report.load(), "rocksdb")) {
      for (var share : extent.latencyShares()) {
        var rate = share * capacity.perSecond().median();
        var figures = live.at(share, rate, extent.warmUp(), extent.latency());
        out.println(figures.line());
        out.flush();
        report.latency(figures);
      }
    }
  }

  /** What throughput's runs say of state. */
  void stateOfThroughput() {
    report.throughput().runs().stream()
        .filter(run -> run.checkpoints() != null)
        .forEach(run -> report.state(StateSize.of(report.load(), run)));
  }

  /** Ten events of each of ever more physicians, then a restart. */
  void state() throws InterruptedException {
    for (var physicians : STATE_PHYSICIANS) {
      for (var candidate : List.of("full-heap", "full-rocksdb")) {
        var load =
            report
                .load()
                .withPhysicians(physicians)
                .withEvents((long) EVENTS_EACH * physicians)
                .withSkew(Skew.UNIFORM);
        var big = physicians > 1_000_000;
        if (big && candidate.equals("full-heap")) {
          continue;
        }
        var run = tuning.apply(CandidateRun.of(candidate, load)).withRestart();
        var measured =
            bench.measure(big ? run.withMemory(BIG_HEAP_MEGABYTES, BIG_MANAGED_MEGABYTES) : run);
        var size = StateSize.of(load, measured);
        out.println(size.line());
        out.flush();
        report.state(size);
      }
    }
  }

  /** One thing grows at a time; the same number of events each time. */
  void growth() throws InterruptedException {
    var load = report.load();
    for (var campaigns : GROWTH_CAMPAIGNS) {
      grow("campaigns", campaigns, load.withCampaigns(campaigns), 2);
    }
    for (var each : GROWTH_EVENTS_EACH) {
      var physicians = (int) Math.max(1, load.events() / each);
      grow("events per physician", each, load.withPhysicians(physicians), 2);
    }
    for (var skew : Skew.values()) {
      grow("skew", skew, load.withSkew(skew), 2);
    }
    for (var parallelism : new int[] {1, 2}) {
      grow("parallelism", parallelism, load, parallelism);
    }
  }

  private void grow(String what, Object value, LoadSpec load, int parallelism)
      throws InterruptedException {
    for (var round = 0; round < extent.rounds(); round++) {
      var source = bench.measure(candidate("source", load).withParallelism(parallelism));
      var full = bench.measure(candidate("full-heap", load).withParallelism(parallelism));
      var row = GrowthRow.of(what, value.toString(), source, full);
      out.println(row.line());
      out.flush();
      report.growth(row);
    }
  }

  private Measurement run(String candidate, LoadSpec load) throws InterruptedException {
    return tell(bench.measure(candidate(candidate, load)));
  }

  private CandidateRun candidate(String name, LoadSpec load) {
    return tuning.apply(CandidateRun.of(name, load)).withLimitSeconds(extent.limitSeconds());
  }

  private Measurement peer(String name) throws InterruptedException {
    var parallelism = tuning.apply(CandidateRun.of(name, report.load())).parallelism();
    var result = bench.measure(new PeerRun(name, report.load(), extent.peerRecords(), parallelism));
    report.peer(name, result.details());
    return tell(result.measurement());
  }

  private Measurement tell(Measurement measurement) {
    out.println(measurement.line());
    out.flush();
    return measurement;
  }
}
