package io.livelift.local.replay;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.OptionalLong;

/**
 * When the records of one file arrived: as the line says, else at the largest valid event time so
 * far in the file, this line included. All in epoch milliseconds.
 */
final class ArrivalClock {
  // An event time outside of these years is rejected; it must not move the clock.
  private static final long EARLIEST = startOfYear(1971);
  private static final long END = startOfYear(2201);

  private long largest;

  /** The arrival time of the next line; records without an event time arrive at 0. */
  long arrival(OptionalLong given, OptionalLong eventTime) {
    if (eventTime.isPresent() && isValid(eventTime.getAsLong())) {
      largest = Math.max(largest, eventTime.getAsLong());
    }
    return given.orElse(largest);
  }

  private static boolean isValid(long eventTime) {
    return eventTime >= EARLIEST && eventTime < END;
  }

  private static long startOfYear(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
