package io.livelift.bench.load;

import io.livelift.contract.Campaign;
import io.livelift.contract.Physician;
import io.livelift.job.config.TopicsConfig;
import io.livelift.local.stack.Topics.ArrivalTime;
import io.livelift.wire.SingleObjectWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes a load to topics. Not thread-safe. */
public final class LoadWriter implements AutoCloseable {
  /** Told of every event that the broker has. */
  @FunctionalInterface
  public interface Acknowledged {
    void at(RecordMetadata place);
  }

  private final Producer<byte[], byte[]> producer;
  private final TopicsConfig topics;
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private LoadWriter(Producer<byte[], byte[]> producer, TopicsConfig topics) {
    this.producer = producer;
    this.topics = topics;
  }

  /** Creates the topics and takes big batches: for a log that is read later. */
  public static LoadWriter ofPast(String bootstrap, TopicsConfig topics) {
    LoadTopics.requireNone(bootstrap, topics);
    LoadTopics.createInputs(bootstrap, topics, ArrivalTime.CREATE);
    return new LoadWriter(producer(bootstrap, 20), topics);
  }

  /** Creates the topics and sends at once: for events that are measured while they happen. */
  public static LoadWriter ofLive(String bootstrap, TopicsConfig topics) {
    LoadTopics.createInputs(bootstrap, topics, ArrivalTime.LOG_APPEND);
    return new LoadWriter(producer(bootstrap, 1), topics);
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrap, int lingerMs) {
    return new KafkaProducer<>(
        Map.of(
            "bootstrap.servers",
            bootstrap,
            "linger.ms",
            lingerMs,
            // On new topics an idempotent producer may wait for ever for a first batch that was
            // lost.
            "enable.idempotence",
            false,
            // One at a time, else a batch that is sent again would change the order.
            "max.in.flight.requests.per.connection",
            1,
            "batch.size",
            256 << 10,
            "buffer.memory",
            64L << 20),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  /** Campaigns and profiles. */
  public void definitions(Load load) {
    var arrival = Load.START.toEpochMilli();
    var campaigns = new SingleObjectWriter<>(Campaign.class);
    for (var campaign : load.campaigns()) {
      send(topics.campaigns(), campaign.getCampaignId(), campaigns.write(campaign), arrival);
    }
    var profiles = new SingleObjectWriter<>(Physician.class);
    for (var i = 0; i < load.physicians(); i++) {
      var profile = load.physician(i);
      var key = profile.getPhysicianId() + "@" + profile.getEffectiveFrom().toEpochMilli();
      send(topics.physicians(), key, profiles.write(profile), arrival);
    }
    flush();
  }

  /** So many further events; they are on their way when this returns. */
  public void events(Load load, long count) {
    events(load, count, place -> {});
  }

  /** The same, telling where each event went. */
  public void events(Load load, long count, Acknowledged acknowledged) {
    Callback callback =
        (place, exception) -> {
          if (exception == null) {
            acknowledged.at(place);
          } else {
            failure.compareAndSet(null, exception);
          }
        };
    load.next(
        count,
        (kind, key, value, arrival) -> {
          var topic = kind == Records.Kind.VIEW ? topics.contentViews() : topics.prescriptions();
          producer.send(new ProducerRecord<>(topic, null, arrival, key, value), callback);
        });
    check();
  }

  /** Returns when the broker has everything. */
  public void flush() {
    producer.flush();
    check();
  }

  private void send(String topic, String key, byte[] value, long arrival) {
    producer.send(
        new ProducerRecord<>(topic, null, arrival, key.getBytes(StandardCharsets.UTF_8), value),
        (place, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
  }

  private void check() {
    if (failure.get() != null) {
      throw new IllegalStateException("The load could not be written.", failure.get());
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
