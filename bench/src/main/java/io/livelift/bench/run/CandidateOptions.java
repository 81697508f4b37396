package io.livelift.bench.run;

import io.livelift.bench.load.LoadTopics;
import io.livelift.job.config.TopicsConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** What the process of a candidate is told. */
final class CandidateOptions {
  @Option(names = "--bootstrap", required = true)
  private String bootstrap;

  @Option(names = "--broker", required = true, description = "The broker's process id.")
  private long broker;

  @Option(names = "--load", required = true, description = "Prefix of the topics to read.")
  private String load;

  @Option(names = "--run", required = true, description = "Prefix of the topics to write.")
  private String run;

  @Option(names = "--events", required = true)
  private long events;

  @Option(names = "--profiles", required = true)
  private long profiles;

  @Option(names = "--truth", required = true, description = "What must come out, as JSON.")
  private Path truth;

  @Option(names = "--backend", defaultValue = "hashmap")
  private String backend;

  @Option(names = "--parallelism", defaultValue = "2")
  private int parallelism;

  @Option(names = "--epoch-ms", defaultValue = "1000")
  private long epochMillis;

  @Option(names = "--managed-mb", defaultValue = "256")
  private int managedMegabytes;

  @Option(names = "--limit-ms", defaultValue = "0", description = "0 for the whole load.")
  private long limitMillis;

  @Option(names = "--restart", description = "Start once more from the checkpoint at the end.")
  private boolean restart;

  @Option(names = "--work", required = true)
  private Path work;

  @Option(names = "--json", required = true)
  private Path json;

  String bootstrap() {
    return bootstrap;
  }

  long broker() {
    return broker;
  }

  TopicsConfig topics() {
    return LoadTopics.names(load, run);
  }

  /** The topics whose records count. */
  Set<String> eventTopics() {
    return Set.copyOf(List.of(topics().contentViews(), topics().prescriptions()));
  }

  String run() {
    return run;
  }

  long events() {
    return events;
  }

  /** From how many events on the candidate is measured: then it is compiled and has state. */
  long warmEvents() {
    return events / 4;
  }

  long profiles() {
    return profiles;
  }

  Path truth() {
    return truth;
  }

  String backend() {
    return backend;
  }

  int parallelism() {
    return parallelism;
  }

  Duration epoch() {
    return Duration.ofMillis(epochMillis);
  }

  int managedMegabytes() {
    return managedMegabytes;
  }

  /** After how long a run is cut short; 0 for never. */
  long limitMillis() {
    return limitMillis;
  }

  boolean restart() {
    return restart;
  }

  Path work() {
    return work;
  }

  Path json() {
    return json;
  }
}
