package io.livelift.bench.peer;

import io.livelift.contract.Campaign;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.UnreadableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics that a peer reads, as they stand when it starts. */
public final class InputLog {
  private static final Duration POLL = Duration.ofSeconds(1);

  private final String bootstrap;

  public InputLog(String bootstrap) {
    this.bootstrap = bootstrap;
  }

  /** All versions of all campaigns. */
  public List<Campaign> campaigns(String topic) {
    var reader = new SingleObjectReader<>(Campaign.class);
    var campaigns = new ArrayList<Campaign>();
    try (var consumer = consumer()) {
      var partitions = partitions(consumer, topic);
      var ends = consumer.endOffsets(partitions);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (var record : consumer.poll(POLL)) {
          if (record.value() != null) {
            campaigns.add(reader.read(record.value()));
          }
        }
      }
    } catch (UnreadableException e) {
      throw new IllegalStateException("A campaign cannot be read.", e);
    }
    return campaigns;
  }

  /**
   * Where to stop, so that about so many records of these topics are read, of each partition the
   * same share.
   *
   * @return next offsets; of whole partitions where the topics hold fewer records
   */
  public Map<TopicPartition, Long> firstRecords(long records, Collection<String> topics) {
    try (var consumer = consumer()) {
      var ends = new HashMap<TopicPartition, Long>();
      for (var topic : topics) {
        ends.putAll(consumer.endOffsets(partitions(consumer, topic)));
      }
      var all = total(ends);
      if (all > records) {
        ends.replaceAll((partition, end) -> Math.round((double) end * records / all));
      }
      return ends;
    }
  }

  /** How many records lie before these offsets. */
  public static long total(Map<TopicPartition, Long> ends) {
    return ends.values().stream().mapToLong(Long::longValue).sum();
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    return consumer.partitionsFor(topic).stream()
        .map(partition -> new TopicPartition(topic, partition.partition()))
        .toList();
  }
}
