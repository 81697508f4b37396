package io.livelift.local.audit;

import io.livelift.local.CommandException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics from their beginning, whole transactions only. */
final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofSeconds(1);

  /** So many polls in a row without a record, and the broker is taken for gone. */
  private static final int SILENT_POLLS = 30;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final String bootstrapServers;

  TopicReader(String bootstrapServers) {
    this.bootstrapServers = bootstrapServers;
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("max.poll.records", 10_000);
    settings.put("default.api.timeout.ms", 15_000);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  /** Reads what is committed now. */
  void readToEnd(String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    readUpTo(topic, consumer.endOffsets(partitions(topic)), reader);
  }

  /**
   * Reads up to these offsets.
   *
   * @param ends the first offset not to be read, by partition; others are not read
   * @throws CommandException if the topic does not reach so far
   */
  void readUpTo(
      String topic,
      Map<TopicPartition, Long> ends,
      Consumer<ConsumerRecord<byte[], byte[]>> reader) {
    var partitions = ends.keySet().stream().filter(p -> p.topic().equals(topic)).toList();
    requireReach(partitions, ends);
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    var silentPolls = 0;
    while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
      var records = consumer.poll(POLL);
      silentPolls = records.isEmpty() ? silentPolls + 1 : 0;
      if (silentPolls > SILENT_POLLS) {
        throw new CommandException(
            "The broker at %s gives no more records of %s: see that it runs, and try again."
                .formatted(bootstrapServers, topic));
      }
      for (var record : records) {
        var partition = new TopicPartition(record.topic(), record.partition());
        if (record.offset() < ends.get(partition)) {
          reader.accept(record);
        }
      }
    }
  }

  /** The first offset of each partition that is still there. */
  Map<TopicPartition, Long> starts(Collection<TopicPartition> partitions) {
    return consumer.beginningOffsets(partitions);
  }

  /** Whether records at the beginning of a topic are no longer there. */
  boolean isCut(String topic) {
    return starts(partitions(topic)).values().stream().anyMatch(start -> start > 0);
  }

  private void requireReach(List<TopicPartition> partitions, Map<TopicPartition, Long> ends) {
    var reach = consumer.endOffsets(partitions);
    for (var partition : partitions) {
      if (reach.get(partition) < ends.get(partition)) {
        throw new CommandException(
            "%s ends at offset %d, the epoch covers it up to %d: the topic was made anew, so the epoch can no longer be checked."
                .formatted(partition, reach.get(partition), ends.get(partition)));
      }
    }
  }

  private List<TopicPartition> partitions(String topic) {
    try {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new CommandException(
            "The broker at %s has no topic %s: name another with --bootstrap-servers."
                .formatted(bootstrapServers, topic));
      }
      return partitions;
    } catch (TimeoutException e) {
      throw new CommandException(
          "No broker answers at %s: start it, or name another with --bootstrap-servers."
              .formatted(bootstrapServers),
          e);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
