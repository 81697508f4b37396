package io.livelift.bench.load;

import java.time.Duration;
import java.time.Instant;

/** When the next record arrives, in epoch milliseconds; never goes back. */
@FunctionalInterface
public interface ArrivalClock {
  /**
   * @param record counts the records from 0 on
   */
  long arrival(long record);

  /** Records as they come now. */
  static ArrivalClock now() {
    return record -> System.currentTimeMillis();
  }

  /** So many records a second from an instant on. */
  static ArrivalClock steady(Instant start, long perSecond) {
    return record -> start.toEpochMilli() + record * 1_000 / perSecond;
  }

  /** So many records spread evenly over working days of twelve hours. */
  static ArrivalClock workingDays(Instant start, int days, long records) {
    var day = Duration.ofDays(1).toMillis();
    var open = Duration.ofHours(12).toMillis();
    var first = start.toEpochMilli();
    return record -> {
      var worked = (long) ((double) record / records * days * open);
      return first + worked / open * day + worked % open;
    };
  }
}
