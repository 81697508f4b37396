package io.livelift.bench.latency;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;

/** A sample of the events that the broker has: where they are and when they were appended. */
final class Appended {
  /**
   * One event.
   *
   * @param atMillis when the broker appended it, epoch milliseconds
   */
  record Event(TopicPartition partition, long offset, long atMillis) {}

  private final long every;
  private final List<Event> events = new ArrayList<>();
  private long seen;

  /**
   * @param every of how many events one is kept
   */
  Appended(long every) {
    this.every = Math.max(1, every);
  }

  synchronized void add(RecordMetadata place) {
    if (seen++ % every == 0) {
      events.add(
          new Event(
              new TopicPartition(place.topic(), place.partition()),
              place.offset(),
              place.timestamp()));
    }
  }

  /** Those that were appended at this moment or later. */
  synchronized List<Event> since(long millis) {
    return events.stream().filter(event -> event.atMillis() >= millis).toList();
  }
}
