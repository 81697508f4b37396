package io.livelift.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.bench.load.LoadSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a candidate over a load, in a JVM of its own.
 *
 * @param candidate source, decode, full-heap or full-rocksdb
 * @param heapMegabytes of that JVM
 * @param managedMegabytes memory outside its heap, for RocksDB
 * @param limitSeconds after how long the run is cut short; 0 for never
 * @param restart whether it is started once more from its last checkpoint
 * @param jfr file for a recording of Java Flight Recorder, or null
 */
public record CandidateRun(
    String candidate,
    LoadSpec load,
    int parallelism,
    int heapMegabytes,
    int managedMegabytes,
    int limitSeconds,
    boolean restart,
    Path jfr) {
  /** Two subtasks in 4 GB, as the targets are meant. */
  public static CandidateRun of(String candidate, LoadSpec load) {
    return new CandidateRun(candidate, load, 2, 4_096, 256, 0, false, null);
  }

  public CandidateRun withJfr(Path file) {
    return new CandidateRun(
        candidate, load, parallelism, heapMegabytes, managedMegabytes, limitSeconds, restart, file);
  }

  public CandidateRun withParallelism(int other) {
    return new CandidateRun(
        candidate, load, other, heapMegabytes, managedMegabytes, limitSeconds, restart, jfr);
  }

  public CandidateRun withMemory(int heap, int managed) {
    return new CandidateRun(
        candidate, load, parallelism, heap, managed, limitSeconds, restart, jfr);
  }

  public CandidateRun withRestart() {
    return new CandidateRun(
        candidate, load, parallelism, heapMegabytes, managedMegabytes, limitSeconds, true, jfr);
  }

  public CandidateRun withLimitSeconds(int other) {
    return new CandidateRun(
        candidate, load, parallelism, heapMegabytes, managedMegabytes, other, restart, jfr);
  }

  /**
   * Runs it.
   *
   * @return the file into which it wrote
   */
  Path execute(Workbench bench, String run, Path work, Path json) throws InterruptedException {
    var output = json.resolveSibling(run + ".out");
    var truth = bench.fill(load);
    var truthFile = json.resolveSibling(load.name() + ".truth.json");
    try {
      new ObjectMapper().writeValue(truthFile.toFile(), truth);
      var arguments =
          new ArrayList<>(
              List.of(
                  candidate,
                  "--bootstrap=" + bench.broker().address(),
                  "--broker=" + bench.broker().pid(),
                  "--load=" + load.name(),
                  "--run=" + run,
                  "--events=" + load.events(),
                  "--profiles=" + load.physicians(),
                  "--truth=" + truthFile,
                  "--backend=" + (candidate.endsWith("rocksdb") ? "rocksdb" : "hashmap"),
                  "--parallelism=" + parallelism,
                  "--managed-mb=" + managedMegabytes,
                  "--limit-ms=" + limitSeconds * 1_000L,
                  "--work=" + work,
                  "--json=" + json));
      if (restart) {
        arguments.add("--restart");
      }
      Java.run(
          candidate,
          jvm(),
          Java.classPath(),
          CandidateProcess.class.getName(),
          arguments,
          output,
          patience(limitSeconds));
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException("The run of " + candidate + " left no result.", e);
    }
  }

  /** How long a process may take that is to be cut short after so long; long if it is not. */
  static Duration patience(int limitSeconds) {
    return limitSeconds == 0 ? Duration.ofHours(2) : Duration.ofSeconds(2L * limitSeconds + 40);
  }

  private List<String> jvm() {
    var options = new ArrayList<String>(Java.heap(heapMegabytes));
    if (jfr != null) {
      options.add("-XX:StartFlightRecording=settings=profile,filename=" + jfr.toAbsolutePath());
    }
    return options;
  }
}
