package io.livelift.job.cube;

import io.livelift.vocabulary.Granularity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Where windows begin and end. Days and hours are local to a time zone. */
public final class Windows {
  private static final long MINUTE_MS = 60_000;

  private Windows() {}

  /** The start of the minute, epoch milliseconds. */
  public static long minute(long time) {
    return Math.floorDiv(time, MINUTE_MS) * MINUTE_MS;
  }

  /** The start of the local hour; the hour that autumn repeats is two windows. */
  public static long hour(long time, ZoneId zone) {
    return Instant.ofEpochMilli(time)
        .atZone(zone)
        .truncatedTo(ChronoUnit.HOURS)
        .toInstant()
        .toEpochMilli();
  }

  /** The start of the local day. */
  public static long day(long time, ZoneId zone) {
    return Instant.ofEpochMilli(time)
        .atZone(zone)
        .toLocalDate()
        .atStartOfDay(zone)
        .toInstant()
        .toEpochMilli();
  }

  /**
   * The first instant after a window.
   *
   * @throws IllegalArgumentException for CAMPAIGN, whose end its definition tells
   */
  public static long end(Granularity granularity, long start, ZoneId zone) {
    return switch (granularity) {
      case MINUTE -> start + MINUTE_MS;
      case HOUR -> start + 60 * MINUTE_MS;
      case DAY ->
          Instant.ofEpochMilli(start)
              .atZone(zone)
              .toLocalDate()
              .plusDays(1)
              .atStartOfDay(zone)
              .toInstant()
              .toEpochMilli();
      case CAMPAIGN ->
          throw new IllegalArgumentException("The campaign tells when its flight ends.");
    };
  }
}
