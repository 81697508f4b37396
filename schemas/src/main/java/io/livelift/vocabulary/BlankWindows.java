package io.livelift.vocabulary;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The windows whose cells never tell of prescribing. Every window that is cut into smaller ones has
 * two of them, so that no sum over time gives a single withheld window away: what is not known of
 * one window could as well have happened in a blank one. They are fixed by the calendar, never by
 * the numbers. A cell that is not there is zero elsewhere; in a blank window nothing is known of
 * it.
 */
public final class BlankWindows {
  private static final int FIRST_HOUR = 12;
  private static final int DAYS = 2;
  private static final int HOURS = 2;
  private static final long MINUTES_MS = 2 * 60_000;

  private BlankWindows() {}

  /**
   * Whether a window is blank: the first two local days of the flight, the hours from 12 to 14 of
   * every local day, the first two minutes of every local hour, and all within these.
   *
   * @param start of the window, epoch milliseconds
   * @param startsAt of the flight, epoch milliseconds
   */
  public static boolean isBlank(Granularity granularity, long start, long startsAt, ZoneId zone) {
    return switch (granularity) {
      case CAMPAIGN -> false;
      case DAY -> isBlankDay(start, startsAt, zone);
      case HOUR -> isBlankHour(start, startsAt, zone);
      case MINUTE -> {
        var hour = hour(start, zone);
        yield start - hour < MINUTES_MS || isBlankHour(hour, startsAt, zone);
      }
    };
  }

  private static long hour(long time, ZoneId zone) {
    return Instant.ofEpochMilli(time)
        .atZone(zone)
        .truncatedTo(ChronoUnit.HOURS)
        .toInstant()
        .toEpochMilli();
  }

  private static boolean isBlankHour(long hour, long startsAt, ZoneId zone) {
    var local = Instant.ofEpochMilli(hour).atZone(zone).getHour();
    return (local >= FIRST_HOUR && local < FIRST_HOUR + HOURS) || isBlankDay(hour, startsAt, zone);
  }

  private static boolean isBlankDay(long time, long startsAt, ZoneId zone) {
    var first = Instant.ofEpochMilli(startsAt).atZone(zone).toLocalDate();
    var day = Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
    return ChronoUnit.DAYS.between(first, day) < DAYS;
  }
}
