package io.livelift.dashboard.sink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Where the input topics end, for how far the numbers are behind them. Asked for at most once in a
 * few seconds, however many readers there are.
 */
public final class InputLag implements AutoCloseable {
  private static final long ASK_AGAIN_NANOS = Duration.ofSeconds(3).toNanos();
  private static final String PATIENCE_MS = "3000";

  private final Properties properties;
  private LogEnds ends;
  private Ends known;
  private long askedNanos;

  /**
   * What the brokers said.
   *
   * @param offsets by topic and partition, the offset that the next record will have; empty where
   *     they did not answer
   * @param problem one sentence where they did not answer, else empty
   */
  public record Ends(Instant asked, Map<String, Map<Integer, Long>> offsets, String problem) {}

  /**
   * @param kafka properties of a Kafka client, {@code bootstrap.servers} at least
   */
  public InputLag(Properties kafka) {
    this.properties = ClientProperties.admin(kafka, "livelift-dashboard-lag");
    properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
  }

  /** The ends of these partitions, as of a few seconds ago at most. */
  public synchronized Ends ends(Map<String, ? extends Iterable<Integer>> partitions) {
    if (known == null || System.nanoTime() - askedNanos > ASK_AGAIN_NANOS) {
      known = ask(partitions);
      askedNanos = System.nanoTime();
    }
    return known;
  }

  private Ends ask(Map<String, ? extends Iterable<Integer>> partitions) {
    List<TopicPartition> wanted = new ArrayList<>();
    partitions.forEach(
        (topic, numbers) ->
            numbers.forEach(number -> wanted.add(new TopicPartition(topic, number))));
    try {
      if (ends == null) {
        ends = LogEnds.ofBrokers(properties);
      }
      Map<String, Map<Integer, Long>> offsets = new HashMap<>();
      ends.of(wanted)
          .forEach(
              (partition, end) ->
                  offsets
                      .computeIfAbsent(partition.topic(), topic -> new HashMap<>())
                      .put(partition.partition(), end));
      return new Ends(Instant.now(), offsets, "");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return silent();
    } catch (KafkaException e) {
      return silent();
    }
  }

  private static Ends silent() {
    return new Ends(
        Instant.now(), Map.of(), "Kafka does not say where the topics end; trying again.");
  }

  @Override
  public synchronized void close() {
    if (ends != null) {
      ends.close();
    }
  }
}
