package io.livelift.dashboard.definition;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.Campaign;
import io.livelift.dashboard.sink.ClientProperties;
import io.livelift.wire.RegistryException;
import io.livelift.wire.SingleObjectWriter;
import io.livelift.wire.WireConfig;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The campaigns topic. Idempotent and acknowledged by all in-sync replicas; connects when the first
 * version is published.
 */
public final class KafkaPublisher implements Publisher {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Properties properties;
  private final WireConfig wire;
  private final String topic;
  private KafkaProducer<byte[], byte[]> producer;

  /**
   * @param kafka properties of a Kafka client, {@code bootstrap.servers} at least
   */
  public KafkaPublisher(Properties kafka, WireConfig wire, String topic) {
    this.properties = producerProperties(kafka);
    this.wire = wire;
    this.topic = topic;
  }

  @Override
  public synchronized Place publish(Campaign campaign) throws NotPublishedException {
    var record =
        new ProducerRecord<>(topic, campaign.getCampaignId().getBytes(UTF_8), value(campaign));
    try {
      return place(producer().send(record).get());
    } catch (InterruptedException | InterruptException e) {
      Thread.currentThread().interrupt();
      throw new NotPublishedException("The dashboard is stopping; try again.", true, e);
    } catch (ExecutionException e) {
      throw failed(e.getCause(), !isRefusal(e.getCause()));
    } catch (KafkaException e) {
      throw failed(e, false);
    }
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(2));
    }
  }

  private byte[] value(Campaign campaign) throws NotPublishedException {
    if (wire.jsonTopics().contains(topic)) {
      return DefinitionJson.of(campaign).toString().getBytes(UTF_8);
    }
    try {
      var bytes = new SingleObjectWriter<>(Campaign.class).write(campaign);
      return wire.framing(Campaign.class, topic).apply(bytes);
    } catch (RegistryException e) {
      throw new NotPublishedException(e.getMessage(), false, e);
    }
  }

  private KafkaProducer<byte[], byte[]> producer() {
    if (producer == null) {
      producer = new KafkaProducer<>(properties);
    }
    return producer;
  }

  private static Place place(RecordMetadata metadata) {
    return new Place(metadata.partition(), metadata.offset());
  }

  /** What the broker said no to was not written; of a timeout that cannot be said. */
  private static boolean isRefusal(Throwable cause) {
    return cause instanceof AuthorizationException
        || cause instanceof RecordTooLargeException
        || cause instanceof UnknownTopicOrPartitionException;
  }

  private NotPublishedException failed(Throwable cause, boolean mayArrive) {
    var what =
        cause instanceof AuthorizationException
            ? "Kafka does not let the dashboard write to %s: give it the right to."
            : "Kafka did not take the new version into %s within %d s: try again when it is back.";
    return new NotPublishedException(what.formatted(topic, PATIENCE.toSeconds()), mayArrive, cause);
  }

  private static Properties producerProperties(Properties given) {
    var properties = ClientProperties.writer(given, "livelift-dashboard-definitions");
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
    properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
    properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
    properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, "3000");
    properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Long.toString(PATIENCE.toMillis()));
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    properties.put(
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
    return properties;
  }
}
