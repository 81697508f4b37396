package io.livelift.local.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic from its beginning, whole transactions only. */
public final class CommittedTopic implements AutoCloseable {
  private static final int FETCH_BYTES = 16 << 20;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  public CommittedTopic(String bootstrapServers, String name) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("isolation.level", "read_committed");
    settings.put("max.partition.fetch.bytes", FETCH_BYTES);
    settings.put("max.poll.records", 10_000);
    consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    partitions =
        consumer.partitionsFor(name).stream()
            .map(info -> new TopicPartition(name, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  public ConsumerRecords<byte[], byte[]> poll(Duration limit) {
    return consumer.poll(limit);
  }

  /** The offsets after the last committed record or marker of each partition, now. */
  public Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions);
  }

  /** Whether everything before the offsets has been polled. */
  public boolean isRead(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
