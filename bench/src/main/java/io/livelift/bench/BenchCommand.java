package io.livelift.bench;

import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.bench.run.CandidateRun;
import io.livelift.bench.run.Workbench;
import io.livelift.local.CommandException;
import io.livelift.local.Running;
import io.livelift.local.stack.DataDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    description = "Measures throughput on this machine.")
public final class BenchCommand implements Callable<Integer> {
  /** State backends, by the names that people use. */
  enum Backend {
    HEAP,
    ROCKSDB
  }

  @Parameters(paramLabel = "WHAT", description = "source, decode or full.")
  private List<String> what = new ArrayList<>();

  @Option(names = "--backend", defaultValue = "heap", description = "State of full.")
  private Backend backend;

  @Option(names = "--events", defaultValue = "4000000", description = "Views and prescriptions.")
  private long events;

  @Option(names = "--physicians", defaultValue = "1000000")
  private int physicians;

  @Option(names = "--campaigns", defaultValue = "10")
  private int campaigns;

  @Option(names = "--days", defaultValue = "1", description = "Working days of the events.")
  private int days;

  @Option(
      names = "--skew",
      defaultValue = "zipf",
      description = "uniform, zipf, one_physician or one_campaign.")
  private Skew skew;

  @Option(names = "--seed", defaultValue = "1")
  private long seed;

  @Option(names = "--parallelism", defaultValue = "2")
  private int parallelism;

  @Option(names = "--heap", defaultValue = "4096", description = "Heap of a candidate in MB.")
  private int heap;

  @Option(names = "--managed", defaultValue = "256", description = "Memory of RocksDB in MB.")
  private int managed;

  @Option(names = "--runs", defaultValue = "1", description = "Of each, alternating.")
  private int runs;

  @Option(names = "--keep", description = "Keeps the input here for the next time.")
  private Path keep;

  @Option(names = "--jfr", description = "A recording of Java Flight Recorder of the last run.")
  private Path jfr;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    var load = new LoadSpec(seed, physicians, campaigns, events, days, skew);
    var candidates = what.stream().map(this::candidate).toList();
    var out = spec.commandLine().getOut();
    try (var running = new Running()) {
      var directory = directory(running);
      var bench = running.add(Workbench.open(directory));
      System.setProperty("livelift.log", bench.out().resolve("bench.log").toString());
      var started = System.nanoTime();
      bench.fill(load);
      out.printf("Input is there after %.1f s.%n", (System.nanoTime() - started) / 1e9);
      for (var i = 0; i < runs; i++) {
        for (var candidate : candidates) {
          var run =
              CandidateRun.of(candidate, load)
                  .withParallelism(parallelism)
                  .withMemory(heap, managed)
                  .withJfr(jfr);
          out.println(bench.measure(run).line());
        }
      }
    }
    return 0;
  }

  private DataDirectory directory(Running running) {
    if (keep != null) {
      return running.add(DataDirectory.open(keep));
    }
    var directory = DataDirectory.temporary();
    running.add(directory::delete);
    return directory;
  }

  private String candidate(String name) {
    return switch (name) {
      case "source", "decode" -> name;
      case "full" -> backend == Backend.HEAP ? "full-heap" : "full-rocksdb";
      default ->
          throw new CommandException(
              "There is nothing named \"" + name + "\" to measure: source, decode, full.");
    };
  }
}
