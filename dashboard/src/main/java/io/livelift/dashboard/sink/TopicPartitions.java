package io.livelift.dashboard.sink;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The partitions that topics have now. */
public final class TopicPartitions {
  private TopicPartitions() {}

  /**
   * All partitions of some topics.
   *
   * @throws KafkaException if a topic does not exist yet
   */
  public static List<TopicPartition> of(Consumer<?, ?> consumer, Iterable<String> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (var topic : topics) {
      var infos = consumer.partitionsFor(topic);
      if (infos == null || infos.isEmpty()) {
        throw new KafkaException("The topic " + topic + " does not exist yet.");
      }
      infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
    }
    return partitions;
  }
}
