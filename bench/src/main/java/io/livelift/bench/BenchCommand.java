package io.livelift.bench;

import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.bench.micro.MicroCommand;
import io.livelift.bench.report.Report;
import io.livelift.bench.run.CandidateRun;
import io.livelift.bench.run.Workbench;
import io.livelift.bench.simulate.SimulateCommand;
import io.livelift.local.CommandException;
import io.livelift.local.DurationConverter;
import io.livelift.local.Running;
import io.livelift.local.stack.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./livelift bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Measures Livelift on this machine, and peers beside it on the same records.",
      "Without WHAT everything, which takes an hour or more."
    },
    subcommands = {MicroCommand.class, SimulateCommand.class})
public final class BenchCommand implements Callable<Integer> {
  private static final int QUICK_PHYSICIANS = 200_000;
  private static final long QUICK_EVENTS = 2_000_000;
  private static final List<String> COMPARED =
      List.of("decode", "full-heap", "full-rocksdb", "flink-sql", "kafka-streams");
  private static final Set<String> CANDIDATES =
      Set.of("source", "decode", "full-heap", "full-rocksdb", "flink-sql", "kafka-streams");
  private static final Set<String> SECTIONS = Set.of("latency", "state", "growth", "readers");

  /** State backends, by the names that people use. */
  enum Backend {
    HEAP,
    ROCKSDB
  }

  @Parameters(
      paramLabel = "WHAT",
      description = {
        "source, decode, full, flink-sql, kafka-streams: throughput;",
        "latency, state, growth: those sections;",
        "readers: the dashboard under many readers."
      })
  private List<String> what = new ArrayList<>();

  @Option(names = "--quick", description = "Everything short, within eight minutes on two cores.")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures here too.")
  private Path json;

  @Option(
      names = "--backend",
      defaultValue = "heap",
      description = "State of full: heap or rocksdb (default: ${DEFAULT-VALUE}).")
  private Backend backend;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = {
        "Views and prescriptions (default: 4000000, quick 2000000;",
        "state: ten a physician, unless --physicians is given too)."
      })
  private Long events;

  @Option(
      names = "--physicians",
      paramLabel = "N",
      description = "Physicians (default: 1000000, quick 200000).")
  private Integer physicians;

  @Option(
      names = "--campaigns",
      paramLabel = "N",
      defaultValue = "10",
      description = "Campaigns (default: ${DEFAULT-VALUE}).")
  private int campaigns;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "1",
      description = "Working days of the events (default: ${DEFAULT-VALUE}).")
  private int days;

  @Option(
      names = "--skew",
      defaultValue = "zipf",
      description = "uniform, zipf, one_physician or one_campaign (default: ${DEFAULT-VALUE}).")
  private Skew skew;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same records (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Runs of each candidate, alternating (default: 3 of everything, else 1).")
  private Integer runs;

  @Option(
      names = "--rates",
      paramLabel = "N,N",
      split = ",",
      description = "Events a second for latency (default: shares of the measured capacity).")
  private List<Double> rates = List.of();

  @Option(
      names = "--epoch",
      paramLabel = "1s",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "Interval of epochs for latency (default: ${DEFAULT-VALUE}).")
  private Duration epoch;

  @Option(
      names = "--readers",
      paramLabel = "N",
      defaultValue = "1000",
      description = "Readers of the live page (default: ${DEFAULT-VALUE}).")
  private int readers;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      defaultValue = "2",
      description = "Subtasks of each stage (default: ${DEFAULT-VALUE}).")
  private int parallelism;

  @Option(
      names = "--heap",
      paramLabel = "MB",
      defaultValue = "4096",
      description = "Heap of a candidate (default: ${DEFAULT-VALUE}).")
  private int heap;

  @Option(
      names = "--managed",
      paramLabel = "MB",
      defaultValue = "256",
      description = "Memory of RocksDB (default: ${DEFAULT-VALUE}).")
  private int managed;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keeps the records there, so that the next time need not make them.")
  private Path keep;

  @Option(
      names = "--jfr",
      paramLabel = "FILE",
      description = "Records the last candidate, or the live stack, with Java Flight Recorder.")
  private Path jfr;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    requireWithin("--runs", runs == null ? 1 : runs, 1, 100);
    requireWithin("--parallelism", parallelism, 1, 128);
    requireWithin("--readers", readers, 1, 20_000);
    rates.forEach(rate -> requireWithin("--rates", rate.longValue(), 1, 100_000_000));
    requireWithin("--epoch in milliseconds", epoch.toMillis(), 1, Duration.ofHours(1).toMillis());
    requireWithin("--heap", heap, 256, 1 << 20);
    requireWithin("--managed", managed, 64, 1 << 20);
    var report = new Report(load());
    var chosen = chosen();
    var out = spec.commandLine().getOut();
    try (var running = new Running()) {
      var bench = running.add(Workbench.open(directory(running)));
      // State is measured on other records, latency on new ones.
      if (!Set.of("state", "latency").containsAll(chosen) || chosen.isEmpty()) {
        var started = System.nanoTime();
        bench.fill(report.load());
        out.printf("The records are there after %.1f s.%n", (System.nanoTime() - started) / 1e9);
        out.flush();
      }
      var course = new Course(bench, extent(), this::tuned, epoch, jfr, report, out);
      if (chosen.isEmpty()) {
        everything(course);
      } else {
        only(course, chosen);
      }
    }
    out.print(report.text());
    out.flush();
    write(report);
    return report.hasFailed() ? 1 : 0;
  }

  private LoadSpec load() {
    var some = physicians == null ? (quick ? QUICK_PHYSICIANS : 1_000_000) : physicians;
    var many = events == null ? (quick ? QUICK_EVENTS : 4_000_000L) : events;
    return new LoadSpec(seed, some, campaigns, many, days, skew);
  }

  private static void requireWithin(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new CommandException(
          "%s is %d: choose a number from %d to %d.".formatted(option, value, least, most));
    }
  }

  private Extent extent() {
    if (quick) {
      return Extent.quick();
    }
    return Extent.whole(runs == null ? (what.isEmpty() ? 3 : 1) : runs);
  }

  private List<Integer> stateSizes() {
    return physicians == null ? List.of(100_000, 1_000_000, 5_000_000) : List.of(physicians);
  }

  private CandidateRun tuned(CandidateRun run) {
    return run.withParallelism(parallelism).withMemory(heap, managed).withJfr(jfr);
  }

  private void everything(Course course) throws InterruptedException {
    course.throughputWithControls(COMPARED);
    course.latency();
    if (quick) {
      course.stateOfThroughput();
    } else {
      course.state(stateSizes(), null);
      course.growth();
    }
  }

  private void only(Course course, Set<String> chosen) throws InterruptedException {
    var candidates = chosen.stream().filter(CANDIDATES::contains).toList();
    course.throughput(candidates);
    if (chosen.contains("latency") && rates.isEmpty()) {
      course.latency();
    } else if (chosen.contains("latency")) {
      course.latency(rates);
    }
    if (chosen.contains("state")) {
      course.state(stateSizes(), physicians == null ? null : events);
    }
    if (chosen.contains("growth")) {
      course.growth();
    }
    if (chosen.contains("readers")) {
      course.readers(readers);
    }
  }

  private Set<String> chosen() {
    var chosen = new LinkedHashSet<String>();
    for (var name : what) {
      var known =
          name.equals("full") ? (backend == Backend.HEAP ? "full-heap" : "full-rocksdb") : name;
      if (!CANDIDATES.contains(known) && !SECTIONS.contains(known)) {
        throw new CommandException(
            "There is nothing named \""
                + name
                + "\" to measure: choose of source, decode, full, flink-sql, kafka-streams,"
                + " latency, state, growth and readers.");
      }
      if (known.equals("latency") && rates.isEmpty()) {
        // Its rates are shares of this.
        chosen.add("full-rocksdb");
      }
      chosen.add(known);
    }
    return chosen;
  }

  private DataDirectory directory(Running running) {
    if (keep != null) {
      return running.add(DataDirectory.open(keep));
    }
    var directory = DataDirectory.temporary();
    running.add(directory::delete);
    return directory;
  }

  private void write(Report report) {
    if (json == null) {
      return;
    }
    try {
      report.write(json);
    } catch (IOException e) {
      throw new CommandException(
          "The figures could not be written to " + json + " (" + e.getMessage() + ").", e);
    }
  }
}
