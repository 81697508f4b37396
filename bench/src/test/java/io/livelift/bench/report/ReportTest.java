package io.livelift.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.bench.run.AnswerCheck;
import io.livelift.bench.run.CheckpointFigures;
import io.livelift.bench.run.Measurement;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Duration EPOCH = Duration.ofSeconds(1);
  private static final LatencyStages STAGES =
      new LatencyStages(
          new LatencyStages.Span(1, 2),
          new LatencyStages.Span(3, 4),
          new LatencyStages.Span(5, 6),
          new LatencyStages.Span(7, 8),
          9,
          10,
          11,
          12);

  private static final LoadSpec LOAD = new LoadSpec(3, 1_000, 10, 10_000, 1, Skew.ZIPF);

  @TempDir private Path folder;

  @Test
  void aCandidateIsComparedWithTheControlsBesideIt() {
    var throughput = new Throughput();
    throughput.add(run("source", 1_000));
    throughput.add(run("full-heap", 300));
    throughput.add(run("source", 2_000));
    throughput.add(run("full-heap", 600));
    throughput.add(run("source", 1_000));
    var row = throughput.rows().get("full-heap");
    assertThat(row.perSecond()).isEqualTo(new Spread(450, 300, 600, 2));
    assertThat(row.ofSource().least()).isCloseTo(0.2, within(1e-9));
    assertThat(row.ofSource().most()).isCloseTo(0.4, within(1e-9));
  }

  @Test
  void withoutAControlThereIsNoShare() {
    var throughput = new Throughput();
    throughput.add(run("full-heap", 300));
    assertThat(throughput.rows().get("full-heap").ofSource()).isNull();
  }

  @Test
  void theJsonHasWhatItsReadersLookFor() throws Exception {
    var report = new Report(LOAD);
    for (var name :
        List.of("source", "decode", "full-heap", "full-rocksdb", "flink-sql", "kafka-streams")) {
      report.throughput().add(run(name, 100));
    }
    report.peer("flink-sql", JsonNodeFactory.instance.objectNode().put("variant", "x"));
    report.latency(LatencyFigures.of(EPOCH, 0.1, 10, 10, new long[] {1}, 0, STAGES));
    report.latency(
        LatencyFigures.of(EPOCH, 0.5, 50, 50, LongStream.rangeClosed(1, 100).toArray(), 0, STAGES));
    report.state(StateSize.of(LOAD, run("full-heap", 100)));
    var file = folder.resolve("bench.json");
    report.write(file);

    var json = new ObjectMapper().readTree(file.toFile());
    for (var field :
        List.of(
            "source_per_s",
            "decode_per_s",
            "full_heap_per_s",
            "full_rocksdb_per_s",
            "flink_sql_per_s",
            "kafka_streams_per_s")) {
      assertThat(json.path(field).asLong()).as(field).isEqualTo(100);
    }
    assertThat(json.at("/latency_ms/p50").asLong()).isEqualTo(50);
    assertThat(json.at("/latency_ms/p99").asLong()).isEqualTo(99);
    assertThat(json.path("state_bytes_per_physician").asLong()).isEqualTo(300);
    assertThat(json.path("seed").asLong()).isEqualTo(3);
    assertThat(json.at("/machine/cores").asInt()).isPositive();
    assertThat(json.at("/versions/flink").asText()).isNotEmpty();
    assertThat(json.at("/peers/flink-sql/variant").asText()).isEqualTo("x");
    assertThat(report.text()).contains("full-rocksdb", "latency at 50% of capacity");
  }

  @Test
  void eventsThatWereNotSeenAreTold() {
    var figures = LatencyFigures.of(EPOCH, 0.8, 10, 9, new long[] {5, 7}, 3, STAGES);
    assertThat(figures.events()).isEqualTo(5);
    assertThat(figures.line()).contains("3 of 5 events not seen");
  }

  private static Measurement run(String candidate, double perSecond) {
    return new Measurement(
        candidate,
        2,
        7_500,
        10_000,
        9,
        7_500 / perSecond,
        perSecond,
        1,
        1,
        5,
        1 << 20,
        new CheckpointFigures(3, 10, 20, 400_000, 300_000, 1_000),
        null,
        new AnswerCheck(true, 30, 0));
  }
}
