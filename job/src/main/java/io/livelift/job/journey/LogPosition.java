package io.livelift.job.journey;

import java.util.Comparator;

/**
 * Where a record stands in its topic. Of records with one identity the lowest position wins.
 *
 * @param arrival epoch milliseconds: the record's Kafka timestamp
 */
public record LogPosition(int partition, long offset, long arrival)
    implements Comparable<LogPosition> {
  private static final Comparator<LogPosition> LOG_ORDER =
      Comparator.comparingInt(LogPosition::partition).thenComparingLong(LogPosition::offset);

  /** Log order: by partition, then offset. */
  @Override
  public int compareTo(LogPosition other) {
    return LOG_ORDER.compare(this, other);
  }
}
