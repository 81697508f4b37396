package io.livelift.dashboard.sink;

import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Where partitions end, open transactions included. A reader of committed records that has come
 * this far has seen the fate of every transaction that had begun.
 */
public interface LogEnds extends AutoCloseable {
  Map<TopicPartition, Long> of(Collection<TopicPartition> partitions) throws InterruptedException;

  @Override
  default void close() {}

  /** The ends as the brokers tell them. */
  static LogEnds ofBrokers(Properties properties) {
    var admin = Admin.create(properties);
    return new LogEnds() {
      @Override
      public Map<TopicPartition, Long> of(Collection<TopicPartition> partitions)
          throws InterruptedException {
        var latest =
            partitions.stream()
                .collect(Collectors.toMap(Function.identity(), p -> OffsetSpec.latest()));
        try {
          return admin
              .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
              .all()
              .get()
              .entrySet()
              .stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().offset()));
        } catch (ExecutionException e) {
          throw new KafkaException("The ends of the topics cannot be read.", e.getCause());
        }
      }

      @Override
      public void close() {
        admin.close(java.time.Duration.ofSeconds(2));
      }
    };
  }
}
