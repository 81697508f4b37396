package io.livelift.bench.run;

import io.livelift.bench.load.LoadSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a candidate over a load, in a JVM of its own.
 *
 * @param candidate source, decode, full-heap or full-rocksdb
 * @param heapMegabytes of that JVM
 * @param managedMegabytes memory outside its heap, for RocksDB
 * @param jfr file for a recording of Java Flight Recorder, or null
 */
public record CandidateRun(
    String candidate,
    LoadSpec load,
    int parallelism,
    int heapMegabytes,
    int managedMegabytes,
    Path jfr) {
  private static final int LINES_TOLD = 15;

  /** Two subtasks in 4 GB, as the targets are meant. */
  public static CandidateRun of(String candidate, LoadSpec load) {
    return new CandidateRun(candidate, load, 2, 4_096, 256, null);
  }

  public CandidateRun withJfr(Path file) {
    return new CandidateRun(candidate, load, parallelism, heapMegabytes, managedMegabytes, file);
  }

  public CandidateRun withParallelism(int other) {
    return new CandidateRun(candidate, load, other, heapMegabytes, managedMegabytes, jfr);
  }

  public CandidateRun withMemory(int heap, int managed) {
    return new CandidateRun(candidate, load, parallelism, heap, managed, jfr);
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
      new com.fasterxml.jackson.databind.ObjectMapper().writeValue(truthFile.toFile(), truth);
      var arguments =
          List.of(
              candidate,
              "--bootstrap=" + bench.broker().bootstrap(),
              "--broker=" + bench.broker().pid(),
              "--load=" + load.name(),
              "--run=" + run,
              "--events=" + load.events(),
              "--profiles=" + load.physicians(),
              "--truth=" + truthFile,
              "--backend=" + (candidate.endsWith("rocksdb") ? "rocksdb" : "hashmap"),
              "--parallelism=" + parallelism,
              "--managed-mb=" + managedMegabytes,
              "--work=" + work,
              "--json=" + json);
      var process =
          Java.start(jvm(), Java.classPath(), CandidateProcess.class.getName(), arguments, output);
      var hook = new Thread(process::destroyForcibly);
      Runtime.getRuntime().addShutdownHook(hook);
      var exit = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(hook);
      if (exit != 0) {
        throw new IllegalStateException(candidate + " failed: " + tail(output));
      }
      return json;
    } catch (IOException e) {
      throw new UncheckedIOException("The run of " + candidate + " left no result.", e);
    }
  }

  private List<String> jvm() {
    var options = new ArrayList<String>();
    options.add("-Xmx" + heapMegabytes + "m");
    options.add("-Xms" + heapMegabytes + "m");
    if (jfr != null) {
      options.add("-XX:StartFlightRecording=settings=profile,filename=" + jfr.toAbsolutePath());
    }
    return options;
  }

  private static String tail(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
  }
}
