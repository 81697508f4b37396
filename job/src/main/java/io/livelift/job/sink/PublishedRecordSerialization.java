package io.livelift.job.sink;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.CampaignMetric;
import io.livelift.contract.EpochPart;
import io.livelift.job.config.TopicsConfig;
import io.livelift.wire.IncompatibleSchemaException;
import io.livelift.wire.WireConfig;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.serialization.SerializationSchema.InitializationContext;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Puts published records into their topics, in the topics' wire format. */
public final class PublishedRecordSerialization
    implements KafkaRecordSerializationSchema<PublishedRecord> {
  private static final long serialVersionUID = 2L;

  private final TopicsConfig topics;
  private final WireConfig wire;

  private transient UnaryOperator<byte[]> cells;
  private transient UnaryOperator<byte[]> parts;

  public PublishedRecordSerialization(TopicsConfig topics, WireConfig wire) {
    this.topics = topics;
    this.wire = wire;
  }

  @Override
  public void open(InitializationContext context, KafkaSinkContext sinkContext) {
    try {
      cells = wire.framing(CampaignMetric.class, topics.campaignMetrics());
      parts = wire.framing(EpochPart.class, topics.epochs());
    } catch (IncompatibleSchemaException e) {
      // The registry would refuse it every time.
      throw new SuppressRestartsException(e);
    }
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      PublishedRecord record, KafkaSinkContext context, Long timestamp) {
    var headers = new RecordHeaders();
    record.headers().forEach((name, text) -> headers.add(name, text.getBytes(UTF_8)));
    return new ProducerRecord<>(
        topic(record.topic()), null, null, record.key(), value(record), headers);
  }

  private String topic(OutputTopic topic) {
    return switch (topic) {
      case CAMPAIGN_METRICS -> topics.campaignMetrics();
      case EPOCHS -> topics.epochs();
      case REJECTED_EVENTS -> topics.rejectedEvents();
    };
  }

  private byte[] value(PublishedRecord record) {
    return switch (record.topic()) {
      case CAMPAIGN_METRICS -> cells.apply(record.value());
      case EPOCHS -> parts.apply(record.value());
      case REJECTED_EVENTS -> record.value();
    };
  }
}
