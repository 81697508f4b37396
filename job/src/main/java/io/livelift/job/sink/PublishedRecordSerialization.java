package io.livelift.job.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.job.config.TopicsConfig;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Puts published records into their topics. */
final class PublishedRecordSerialization
    implements KafkaRecordSerializationSchema<PublishedRecord> {
  private static final long serialVersionUID = 1L;

  private final String[] topics;

  PublishedRecordSerialization(TopicsConfig topics) {
    this.topics = new String[] {topics.campaignMetrics(), topics.epochs(), topics.rejectedEvents()};
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      PublishedRecord record, KafkaSinkContext context, Long timestamp) {
    var headers = new RecordHeaders();
    record.headers().forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
    return new ProducerRecord<>(
        topics[record.topic().ordinal()], null, null, record.key(), record.value(), headers);
  }
}
