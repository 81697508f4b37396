package io.livelift.local.replay;

import io.livelift.local.StopSignal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends files to their topics, merged by arrival time. Within a file the order is the file's, so
 * the records of one key stay in order.
 */
final class Feeder implements AutoCloseable {
  private final KafkaProducer<byte[], byte[]> producer;
  private final Pace pace;
  private final StopSignal stop;
  private final Map<String, Long> sent = new TreeMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  private record Head(InputFile<?> file, ProducerRecord<byte[], byte[]> record) {}

  Feeder(String bootstrapServers, Pace pace, StopSignal stop) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("acks", "all");
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", 10);
    settings.put("batch.size", 256 << 10);
    producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.pace = pace;
    this.stop = stop;
  }

  /** Sends all records and waits until the broker has them. */
  void feed(Collection<InputFile<?>> files) throws InterruptedException {
    // Of equal times the earlier file comes first: definitions before events.
    var order = new HashMap<InputFile<?>, Integer>();
    var heads =
        new PriorityQueue<Head>(
            Comparator.<Head>comparingLong(head -> head.record().timestamp())
                .thenComparingInt(head -> order.get(head.file())));
    for (var file : files) {
      order.put(file, order.size());
      head(file).ifPresent(heads::add);
    }
    while (!heads.isEmpty()) {
      var head = heads.remove();
      pace.await(head.record().timestamp(), stop);
      stop.check();
      send(head.record());
      head(head.file()).ifPresent(heads::add);
    }
    producer.flush();
    throwFailure();
  }

  /** Records sent, by topic. */
  Map<String, Long> sent() {
    return sent;
  }

  @Override
  public void close() {
    producer.close();
  }

  private static Optional<Head> head(InputFile<?> file) {
    return file.next().map(record -> new Head(file, record));
  }

  private void send(ProducerRecord<byte[], byte[]> record) {
    throwFailure();
    producer.send(
        record,
        (metadata, e) -> {
          if (e != null) {
            failure.compareAndSet(null, e);
          }
        });
    sent.merge(record.topic(), 1L, Long::sum);
  }

  private void throwFailure() {
    var e = failure.get();
    if (e != null) {
      throw new KafkaException("The broker did not take a record.", e);
    }
  }
}
