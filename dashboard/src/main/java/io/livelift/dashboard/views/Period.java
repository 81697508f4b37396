package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Which days are asked for, in the campaign's time zone.
 *
 * @param id as in the address: {@code flight}, {@code today}, {@code 7d}, {@code 28d} or two dates
 * @param first the first day; null for the whole flight, as is the last
 * @param last the last day, included
 */
public record Period(String id, LocalDate first, LocalDate last) {
  public static final String FLIGHT = "flight";

  /** As long as an answer for days may be. */
  private static final int MOST_DAYS = 1100;

  /**
   * Reads a period.
   *
   * @param text null for the whole flight
   * @param asOf the instant that the numbers are of: its day is today
   * @throws Refusal if there is no such period
   */
  public static Period parse(String text, ZoneId zone, Instant asOf) {
    var today = LocalDate.ofInstant(asOf, zone);
    return switch (text == null || text.isEmpty() ? FLIGHT : text) {
      case FLIGHT -> new Period(FLIGHT, null, null);
      case "today" -> new Period(text, today, today);
      case "7d" -> new Period(text, today.minusDays(6), today);
      case "28d" -> new Period(text, today.minusDays(27), today);
      default -> dates(text);
    };
  }

  private static Period dates(String text) {
    var dates = text.split("\\.\\.", -1);
    try {
      if (dates.length != 2) {
        throw unknown();
      }
      var first = LocalDate.parse(dates[0]);
      var last = LocalDate.parse(dates[1]);
      if (first.isAfter(last)) {
        throw new Refusal("The period begins after it ends.");
      }
      if (ChronoUnit.DAYS.between(first, last) >= MOST_DAYS) {
        throw new Refusal("The period has more than " + MOST_DAYS + " days.");
      }
      return new Period(text, first, last);
    } catch (DateTimeParseException e) {
      throw unknown();
    }
  }

  private static Refusal unknown() {
    return new Refusal(
        "The period is one of flight, today, 7d, 28d, or two dates such as 2026-01-01..2026-01-31.");
  }

  @JsonIgnore
  public boolean isFlight() {
    return first == null;
  }

  /** How many days; 0 for the whole flight. */
  public int days() {
    return isFlight() ? 0 : (int) ChronoUnit.DAYS.between(first, last) + 1;
  }

  /** Whether people may be counted, because nobody can be in two windows of it. */
  @JsonIgnore
  public boolean isOneWindow() {
    return isFlight() || days() == 1;
  }

  /** Whether the day that is not over is part of it. */
  public boolean holds(LocalDate day) {
    return !isFlight() && !day.isBefore(first) && !day.isAfter(last);
  }

  /** The days of the same number right before. */
  public Period before() {
    return new Period("before", first.minusDays(days()), first.minusDays(1));
  }

  /** The first instant of a day. */
  static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  /** The day of a DAY window. */
  static LocalDate dayOf(Instant windowStart, ZoneId zone) {
    // A day may begin later than midnight where clocks are put forward at midnight.
    return LocalDate.ofInstant(windowStart.plus(Duration.ofMinutes(1)), zone);
  }
}
