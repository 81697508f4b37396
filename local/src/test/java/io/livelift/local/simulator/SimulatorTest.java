package io.livelift.local.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.contract.ContentView;
import io.livelift.wire.SingleObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RoundRobinPartitioner;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorTest {
  private static final Instant NOW = Instant.parse("2026-03-06T03:00:00Z");

  @TempDir private Path stateDir;

  private MockProducer<byte[], byte[]> kafka;

  @Test
  void theFirstStartSendsDefinitionsAndThePastDays() throws Exception {
    try (var simulator = simulator(NOW)) {
      simulator.publishDefinitions();
      simulator.catchUp();
    }

    assertThat(sent("livelift.campaigns")).hasSize(6);
    assertThat(sent("livelift.physicians")).hasSizeBetween(450, 500);
    assertThat(sent("livelift.prescriptions")).isNotEmpty();
    var views = sent("livelift.content-views");
    assertThat(views).hasSizeGreaterThan(100_000);
    var reader = new SingleObjectReader<>(ContentView.class);
    var first = reader.read(views.get(0).value());
    assertThat(first.getEventTime()).isBefore(NOW.minus(Duration.ofDays(4)));
    assertThat(new String(views.get(0).key(), UTF_8))
        .isIn(first.getPhysicianId(), first.getPatientId());
  }

  @Test
  void aSecondStartGoesOnWhereTheFirstStopped() {
    try (var first = simulator(NOW)) {
      first.publishDefinitions();
      first.catchUp();
    }

    try (var second = simulator(NOW.plus(Duration.ofMinutes(20)))) {
      second.publishDefinitions();
      second.catchUp();
    }

    var after = kafka.history();
    assertThat(after).hasSizeBetween(100, 5_000);
    assertThat(after).extracting(ProducerRecord::topic).doesNotContain("livelift.physicians");
  }

  @Test
  void whatFailedIsSentAgainAsItWas() {
    try (var simulator = simulator(NOW)) {
      simulator.catchUp();
    }
    var later = NOW.plus(Duration.ofSeconds(10));
    try (var simulator = simulator(later)) {
      kafka.sendException = new KafkaException("the broker is away");
      assertThatThrownBy(simulator::catchUp)
          .isInstanceOf(SimulatorException.class)
          .hasMessage("The simulator cannot write to Kafka: the broker is away");
      kafka.sendException = null;
      simulator.catchUp();
    }
    var sent = texts(kafka.history());
    assertThat(sent).isNotEmpty().doesNotHaveDuplicates();
  }

  @Test
  void aCrashRepeatsEqualEvents() throws IOException {
    try (var simulator = simulator(NOW)) {
      simulator.catchUp();
    }
    var state = stateDir.resolve("simulator.json");
    var beforeCrash = Files.readString(state);
    var later = NOW.plus(Duration.ofSeconds(20));
    try (var simulator = simulator(later)) {
      simulator.catchUp();
    }
    var once = texts(kafka.history());
    Files.writeString(state, beforeCrash);
    try (var simulator = simulator(later)) {
      simulator.catchUp();
    }

    assertThat(texts(kafka.history())).isEqualTo(once);
    assertThat(new HashSet<>(once)).hasSizeGreaterThan(once.size() / 2);
  }

  @Test
  void anotherSeedNeedsAnotherDirectory() {
    try (var simulator = simulator(NOW)) {
      simulator.catchUp();
    }

    assertThatThrownBy(() -> new Simulator(config().withSeed(99), fixed(NOW), publisher()))
        .isInstanceOf(SimulatorException.class)
        .hasMessageContaining("remembers a world of seed");
  }

  @Test
  void aDamagedStateSaysWhatToDo() throws IOException {
    Files.writeString(stateDir.resolve("simulator.json"), "{\"seed\": 1,");

    assertThatThrownBy(() -> simulator(NOW))
        .isInstanceOf(SimulatorException.class)
        .hasMessageContaining("delete it to begin a new world");
  }

  @Test
  void theTruthCanBeReadByOthers() throws IOException {
    var truth = stateDir.resolve("truth.json");
    try (var simulator = simulator(NOW)) {
      simulator.writeTruth(truth);
    }

    assertThat(truth)
        .content()
        .contains("\"FIELD_REP\" : 4.0", "\"audience_control\"", "\"tangping-diabetes\"");
  }

  private Simulator simulator(Instant now) {
    return new Simulator(config(), fixed(now), publisher());
  }

  private EventPublisher publisher() {
    kafka =
        new MockProducer<>(
            true,
            new RoundRobinPartitioner(),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    return new EventPublisher(kafka, config().topics());
  }

  private SimulatorConfig config() {
    var defaults = SimulatorConfig.defaults("unused:9092", stateDir);
    return new SimulatorConfig(
        defaults.bootstrapServers(), defaults.seed(), 10, stateDir, 500, defaults.topics());
  }

  private List<ProducerRecord<byte[], byte[]>> sent(String topic) {
    return kafka.history().stream().filter(record -> record.topic().equals(topic)).toList();
  }

  private static List<String> texts(List<ProducerRecord<byte[], byte[]>> records) {
    return records.stream().map(record -> Arrays.toString(record.value())).toList();
  }

  private static Clock fixed(Instant now) {
    return Clock.fixed(now, ZoneOffset.UTC);
  }
}
