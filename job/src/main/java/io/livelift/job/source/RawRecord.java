package io.livelift.job.source;

import io.livelift.job.journey.LogPosition;

/**
 * A record as it stands in its topic.
 *
 * @param arrival the record's Kafka timestamp, epoch milliseconds
 * @param key null if it has none
 * @param value null for a tombstone
 */
public record RawRecord(
    String topic, int partition, long offset, long arrival, byte[] key, byte[] value) {

  /** Where it stands in its topic. */
  public LogPosition position() {
    return new LogPosition(partition, offset, arrival);
  }
}
