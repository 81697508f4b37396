package io.livelift.bench.streams;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** Where a bounded run stops; Kafka Streams itself knows no end. */
final class Ends {
  private Ends() {}

  /** Whether the record at hand lies at the end of its partition or behind it. */
  static boolean isBehind(ProcessingContext context, Map<TopicPartition, Long> ends) {
    var record = context.recordMetadata().orElseThrow();
    var end = ends.get(new TopicPartition(record.topic(), record.partition()));
    return end != null && record.offset() >= end;
  }
}
