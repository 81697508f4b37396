package io.livelift.dashboard.sink;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Reads all partitions of the topics from stored offsets on; commits nothing to Kafka. */
final class TopicReader {
  private final Consumer<byte[], byte[]> consumer;
  private final LogEnds logEnds;
  private final TopicNames topics;

  TopicReader(Consumer<byte[], byte[]> consumer, LogEnds logEnds, TopicNames topics) {
    this.consumer = consumer;
    this.logEnds = logEnds;
    this.topics = topics;
  }

  /**
   * Takes up the partitions where they were left.
   *
   * @return the partitions that are shorter than what was read of them
   */
  Map<Shard, Long> assign(SinkState state) throws InterruptedException {
    consumer.assign(TopicPartitions.of(consumer, topics.all()));
    var beginnings = consumer.beginningOffsets(consumer.assignment());
    var ends = ends();
    Map<Shard, Long> recreated = new HashMap<>();
    for (var partition : consumer.assignment()) {
      var shard = shard(partition);
      var known = state.progress().get(shard);
      var beginning = beginnings.get(partition);
      if (known == null) {
        consumer.seek(partition, beginning);
      } else if (known.readTo() > ends.get(partition)) {
        recreated.put(shard, ends.get(partition));
        consumer.seek(partition, beginning);
      } else {
        consumer.seek(partition, Math.max(beginning, known.nextOffset()));
      }
    }
    return recreated;
  }

  ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
    return consumer.poll(timeout);
  }

  /** Where the partitions end at this moment. */
  Map<TopicPartition, Long> ends() throws InterruptedException {
    return logEnds.of(consumer.assignment());
  }

  boolean hasRead(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** Whether the topics have other partitions by now. */
  boolean isOutgrown() {
    return !Set.copyOf(TopicPartitions.of(consumer, topics.all())).equals(consumer.assignment());
  }

  /** How far the partitions of a topic have been read. */
  Map<Shard, Progress> progress(String topic) {
    return consumer.assignment().stream()
        .filter(partition -> partition.topic().equals(topic))
        .collect(
            Collectors.toMap(
                TopicReader::shard,
                partition -> {
                  var position = consumer.position(partition);
                  return new Progress(position, position);
                }));
  }

  static Shard shard(TopicPartition partition) {
    return new Shard(partition.topic(), partition.partition());
  }
}
