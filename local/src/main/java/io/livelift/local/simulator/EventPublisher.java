package io.livelift.local.simulator;

import io.livelift.contract.Campaign;
import io.livelift.contract.ContentView;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.job.config.TopicsConfig;
import io.livelift.wire.SingleObjectWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes the world to Kafka. Not thread-safe. */
final class EventPublisher implements AutoCloseable {
  private static final Duration CLOSING = Duration.ofSeconds(5);

  private final Producer<byte[], byte[]> producer;
  private final TopicsConfig topics;
  private final SingleObjectWriter<ContentView> views = new SingleObjectWriter<>(ContentView.class);
  private final SingleObjectWriter<PrescriptionEvent> prescriptions =
      new SingleObjectWriter<>(PrescriptionEvent.class);
  private final SingleObjectWriter<Campaign> campaigns = new SingleObjectWriter<>(Campaign.class);
  private final SingleObjectWriter<Physician> physicians =
      new SingleObjectWriter<>(Physician.class);
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  EventPublisher(Producer<byte[], byte[]> producer, TopicsConfig topics) {
    this.producer = producer;
    this.topics = topics;
  }

  static EventPublisher to(String bootstrapServers, TopicsConfig topics) {
    try {
      Map<String, Object> properties =
          Map.of(
              ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
              bootstrapServers,
              ProducerConfig.CLIENT_ID_CONFIG,
              "livelift-simulator",
              ProducerConfig.ACKS_CONFIG,
              "all",
              ProducerConfig.LINGER_MS_CONFIG,
              5,
              ProducerConfig.MAX_BLOCK_MS_CONFIG,
              20_000);
      return new EventPublisher(
          new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer()),
          topics);
    } catch (KafkaException e) {
      var reason = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
      throw new SimulatorException(
          "The simulator cannot use Kafka at " + bootstrapServers + ": " + reason, e);
    }
  }

  void publishDefinitions(List<Campaign> campaignVersions, List<Physician> profiles) {
    for (var campaign : campaignVersions) {
      send(topics.campaigns(), campaign.getCampaignId(), campaigns.write(campaign));
    }
    for (var profile : profiles) {
      var key = profile.getPhysicianId() + "@" + profile.getEffectiveFrom().toEpochMilli();
      send(topics.physicians(), key, physicians.write(profile));
    }
    flush();
  }

  /**
   * Returns when the broker has all events.
   *
   * @throws SimulatorException if it may not have all; sending them again is harmless
   */
  void publish(List<SimulatedEvent> events) {
    for (var event : events) {
      send(topic(event.stream()), event.key(), bytes(event.content()));
    }
    flush();
  }

  private byte[] bytes(SimulatedEvent.Content content) {
    if (content instanceof SimulatedEvent.View view) {
      return views.write(view.view());
    }
    if (content instanceof SimulatedEvent.Prescription prescription) {
      return prescriptions.write(prescription.prescription());
    }
    return ((SimulatedEvent.Garbage) content).bytes();
  }

  private String topic(Stream stream) {
    return switch (stream) {
      case VIEWS -> topics.contentViews();
      case PRESCRIPTIONS -> topics.prescriptions();
    };
  }

  private void send(String topic, String key, byte[] value) {
    try {
      producer.send(
          new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value),
          (metadata, exception) -> {
            if (exception != null) {
              failure.compareAndSet(null, exception);
            }
          });
      stopAtFailure();
    } catch (InterruptException e) {
      throw e;
    } catch (KafkaException e) {
      throw unwritable(e);
    }
  }

  private void flush() {
    producer.flush();
    stopAtFailure();
  }

  /** A broker that is away fails every record after a wait of its own: do not wait for all. */
  private void stopAtFailure() {
    var cause = failure.getAndSet(null);
    if (cause != null) {
      throw unwritable(cause);
    }
  }

  private static SimulatorException unwritable(Exception cause) {
    return new SimulatorException(
        "The simulator cannot write to Kafka: " + cause.getMessage(), cause);
  }

  @Override
  public void close() {
    producer.close(CLOSING);
  }
}
