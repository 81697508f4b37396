package io.livelift.bench.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.bench.load.LoadSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * One run of another system over the same records, in a JVM of its own with the same heap.
 *
 * @param records how many of the load's events it reads
 * @param limitSeconds sets when it is given up, as for our own candidates
 */
public record PeerRun(String peer, LoadSpec load, long records, int parallelism, int limitSeconds) {
  private static final int HEAP_MEGABYTES = 4_096;

  /** Where the launcher says which class path Kafka Streams has: its RocksDB is not Flink's. */
  private static final String STREAMS_CLASS_PATH = "livelift.streams.classpath";

  /**
   * What a peer says of its run.
   *
   * @param details as it wrote them: what it computes and what it does not, its settings
   */
  public record Result(Measurement measurement, JsonNode details) {}

  Result execute(Workbench bench) throws InterruptedException {
    var run = bench.nextRun();
    var json = bench.out().resolve(run + ".json");
    var read = Math.min(records, load.events());
    var arguments =
        List.of(
            "--bootstrap=" + bench.broker().address(),
            "--views=" + load.name() + ".content-views",
            "--prescriptions=" + load.name() + ".prescriptions",
            "--physicians=" + load.name() + ".physicians",
            "--campaigns=" + load.name() + ".campaigns",
            "--records=" + read,
            "--parallelism=" + parallelism,
            "--json=" + json);
    var brokerBefore = brokerCpu(bench);
    var streams = peer.equals("kafka-streams");
    Java.run(
        peer,
        Java.heap(HEAP_MEGABYTES),
        streams ? System.getProperty(STREAMS_CLASS_PATH, "") : Java.classPath(),
        streams ? "io.livelift.bench.streams.StreamsPeer" : "io.livelift.bench.sql.FlinkSqlPeer",
        arguments,
        bench.out().resolve(run + ".out"),
        CandidateRun.patience(limitSeconds));
    try {
      var details = new ObjectMapper().readTree(json.toFile());
      var measurement =
          new Measurement(
              peer,
              parallelism,
              details.path("records").asLong(),
              read,
              0,
              details.path("seconds").asDouble(),
              details.path("records_per_s").asDouble(),
              details.path("cpu_us_per_record").asDouble(),
              brokerCpu(bench).minus(brokerBefore).toNanos() / 1e3 / read,
              0,
              0,
              null,
              null,
              null);
      return new Result(measurement, details);
    } catch (IOException e) {
      throw new UncheckedIOException("The result of " + peer + " is unreadable.", e);
    }
  }

  /** Of the peer's whole run: it does not tell when its measured part begins. */
  private static Duration brokerCpu(Workbench bench) {
    return ProcessHandle.of(bench.broker().pid())
        .flatMap(broker -> broker.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }
}
