package io.livelift.bench.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.bench.peer.Campaigns;
import io.livelift.bench.peer.NaiveCounts;
import io.livelift.bench.peer.NaiveCounts.Cell;
import io.livelift.bench.peer.NaiveCounts.Count;
import io.livelift.bench.peer.RandomLog;
import io.livelift.contract.ContentView;
import io.livelift.wire.SingleObjectWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Kafka Streams peer counts what a naive count finds, whichever way it is set up. */
class StreamsTopologyTest {
  private static final String VIEWS = "views";
  private static final Duration PAST_A_PUNCTUATION = Duration.ofSeconds(2);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "touch-packed-memory-eos",
        "partial-packed-memory-eos",
        "partial-keys-memory-eos-cached",
        "each-packed-memory-alos",
        "each-keys-memory-alos-nolog"
      })
  void countsWhatANaiveCountFinds(String name) {
    var log = new RandomLog(name.hashCode(), 3_000, 0);
    var found = run(name, log, Map.of());

    assertThat(found).isEqualTo(new NaiveCounts(log).reach());
  }

  @Test
  void stopsWhereTheRunEnds() {
    var log = new RandomLog(1, 3_000, 0);
    var end = Map.of(new TopicPartition(VIEWS, 0), 0L);

    assertThat(run(StreamsVariant.FASTEST, log, end)).isEmpty();
  }

  private Map<Cell, Count> run(String name, RandomLog log, Map<TopicPartition, Long> ends) {
    var variant = StreamsVariant.of(name);
    var answers = new Answers();
    var topology =
        new StreamsTopology(variant, new Campaigns(log.campaigns()), ends)
            .build(VIEWS, "prescriptions", answers);
    var properties = new Properties();
    properties.putAll(variant.settings());
    properties.setProperty("application.id", "test");
    properties.setProperty("bootstrap.servers", "none:1");
    properties.setProperty("state.dir", directory.toString());
    try (var driver = new TopologyTestDriver(topology, properties)) {
      var input =
          driver.createInputTopic(VIEWS, new ByteArraySerializer(), new ByteArraySerializer());
      var writer = new SingleObjectWriter<>(ContentView.class);
      log.views().forEach(view -> input.pipeInput(null, writer.write(view)));
      driver.advanceWallClockTime(PAST_A_PUNCTUATION);
    }
    return byCell(answers);
  }

  private static Map<Cell, Count> byCell(Answers answers) {
    var counts = new HashMap<Cell, Count>();
    answers
        .cells()
        .forEach(
            (key, count) -> {
              var parts = key.split("\\|");
              counts.put(
                  new Cell(parts[0], parts[1], parts[2], Long.parseLong(parts[3])),
                  new Count(count.views(), count.reach()));
            });
    return counts;
  }
}
