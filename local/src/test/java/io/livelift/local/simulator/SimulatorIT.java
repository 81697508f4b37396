package io.livelift.local.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.contract.Campaign;
import io.livelift.contract.ContentView;
import io.livelift.job.config.JobConfig;
import io.livelift.local.stack.EmbeddedKafka;
import io.livelift.local.stack.Topics;
import io.livelift.local.stack.Topics.ArrivalTime;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.UnreadableException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorIT {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PAST_VIEWS = 200_000;

  @TempDir private Path directory;

  @Test
  void aRealBrokerGetsThePastAndThenThePresent() throws Exception {
    try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0)) {
      var topics = JobConfig.defaults(kafka.bootstrapServers()).topics();
      Topics.create(kafka.bootstrapServers(), Topics.of(topics), ArrivalTime.LOG_APPEND);
      var config =
          SimulatorConfig.defaults(kafka.bootstrapServers(), directory.resolve("simulator"));
      var started = Instant.now();

      List<ConsumerRecord<byte[], byte[]>> views;
      try (var simulator = Simulator.start(config)) {
        simulator.writeTruth(directory.resolve("truth.json"));
        assertThat(read(kafka, topics.campaigns(), 6))
            .extracting(record -> campaign(record).getCampaignId())
            .contains("xinan-hypertension", "huxi-patients");
        views = read(kafka, topics.contentViews(), PAST_VIEWS);
      }

      var reader = new SingleObjectReader<>(ContentView.class);
      var first = reader.read(views.get(0).value());
      assertThat(first.getEventTime()).isBefore(started.minus(Duration.ofDays(4)));
      assertThat(Instant.ofEpochMilli(views.get(0).timestamp())).isAfterOrEqualTo(started);

      var before = Progress.at(Instant.now(), config).sentUntil();
      assertThat(before).isAfter(started.minus(Duration.ofDays(4)));
      try (var again = Simulator.start(config)) {
        again.writeTruth(directory.resolve("truth.json"));
        read(kafka, topics.contentViews(), views.size() + 50);
      }
    }
  }

  @Test
  void anAddressThatIsNoneIsSaidInOneSentence() {
    var config = SimulatorConfig.defaults("no-port-here", directory);

    assertThatThrownBy(() -> Simulator.start(config))
        .isInstanceOf(SimulatorException.class)
        .hasMessageStartingWith("The simulator cannot use Kafka at no-port-here: ");
  }

  @Test
  void aBrokerThatIsAwayIsSaidAfterOneWait() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var config = SimulatorConfig.defaults("127.0.0.1:" + port, directory);

    assertThatThrownBy(() -> Simulator.start(config))
        .isInstanceOf(SimulatorException.class)
        .hasMessageStartingWith("The simulator cannot write to Kafka: ");
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(
      EmbeddedKafka kafka, String topic, int atLeast) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.poll.records", 10_000);
    var deadline = Instant.now().plus(PATIENCE);
    var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (records.size() < atLeast && Instant.now().isBefore(deadline)) {
        consumer.poll(Duration.ofSeconds(1)).forEach(records::add);
      }
    }
    assertThat(records).as("records of " + topic).hasSizeGreaterThanOrEqualTo(atLeast);
    return records;
  }

  private static Campaign campaign(ConsumerRecord<byte[], byte[]> record) {
    try {
      return new SingleObjectReader<>(Campaign.class).read(record.value());
    } catch (UnreadableException e) {
      throw new AssertionError(e);
    }
  }
}
