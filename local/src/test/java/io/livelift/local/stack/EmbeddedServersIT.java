package io.livelift.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServersIT {
  @TempDir Path root;

  @Test
  void whatWasWrittenBeforeAKillIsThereAfterTheNextStart() throws Exception {
    killOnceReady(root);
    assertThat(OrphanedPostgres.find(root.resolve("postgres"))).as("an orphan").isPresent();

    try (var kafka = EmbeddedKafka.start(root.resolve("kafka"), 0)) {
      assertThat(record(kafka).value()).isEqualTo(ServersUntilKilled.VALUE);
      assertThat(record(kafka).timestamp()).as("any CreateTime is kept").isZero();
    }
    try (var postgres = EmbeddedPostgres.start(root.resolve("postgres"));
        var connection = postgres.dataSource().getConnection();
        var rows = connection.createStatement().executeQuery("SELECT value FROM kept")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo(ServersUntilKilled.VALUE);
    }
    assertThat(OrphanedPostgres.find(root.resolve("postgres"))).as("after close").isEmpty();
  }

  private static ConsumerRecord<String, String> record(EmbeddedKafka kafka) {
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    var partition = new TopicPartition(ServersUntilKilled.TOPIC, 0);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(
              () -> consumer.poll(Duration.ofSeconds(1)).records(partition),
              records -> !records.isEmpty())
          .get(0);
    }
  }

  private static void killOnceReady(Path root) throws IOException, InterruptedException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ServersUntilKilled.class.getName(),
                root.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertThat(out.readLine()).isEqualTo(ServersUntilKilled.READY);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
