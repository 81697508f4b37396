package io.livelift.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A process of its own that starts Kafka and Postgres, writes one value to each, and waits. */
final class ServersUntilKilled {
  static final String READY = "ready";
  static final String TOPIC = "kept";
  static final String VALUE = "written before the kill";

  private ServersUntilKilled() {}

  public static void main(String[] arguments) throws Exception {
    var root = Path.of(arguments[0]);
    var postgres = EmbeddedPostgres.start(root.resolve("postgres"));
    try (var connection = postgres.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE kept AS SELECT '" + VALUE + "' AS value");
    }
    var kafka = EmbeddedKafka.start(root.resolve("kafka"), 0);
    Topics.create(
        kafka.bootstrapServers(),
        List.of(new Topics.Topic(TOPIC, 1, Topics.Cleanup.DELETE, true)),
        Topics.ArrivalTime.CREATE);
    Map<String, Object> settings = Map.of("bootstrap.servers", kafka.bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, 0, 0L, "key", VALUE)).get();
    }
    System.out.println(READY);
    new CountDownLatch(1).await();
  }
}
