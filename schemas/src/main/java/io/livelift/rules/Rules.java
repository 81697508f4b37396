package io.livelift.rules;

import io.livelift.vocabulary.RegionPath;
import io.livelift.vocabulary.RejectReason;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The rules for single fields. Each gives the field back, or rejects the record. */
public final class Rules {
  /** The longest id, in characters. */
  public static final int MAX_ID_LENGTH = 256;

  public static final int MAX_TEXT_LENGTH = 1_024;

  private static final long EARLIEST = startOf(1971);
  private static final long LATEST = startOf(2201);

  private Rules() {}

  public static String id(String field, String value) throws RejectedException {
    if (value == null || value.isBlank()) {
      throw new RejectedException(RejectReason.INVALID_ID, field + " is blank");
    }
    if (value.length() > MAX_ID_LENGTH) {
      throw new RejectedException(
          RejectReason.INVALID_ID,
          field + " has " + value.length() + " characters, more than " + MAX_ID_LENGTH);
    }
    for (var i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new RejectedException(RejectReason.INVALID_ID, field + " has a control character");
      }
    }
    return value;
  }

  /** An id that may be missing; the empty text is not missing but blank. */
  public static String nullableId(String field, String value) throws RejectedException {
    return value == null ? null : id(field, value);
  }

  public static String text(String field, String value) throws RejectedException {
    if (value.length() > MAX_TEXT_LENGTH) {
      throw new RejectedException(
          RejectReason.TOO_LONG,
          field + " has " + value.length() + " characters, more than " + MAX_TEXT_LENGTH);
    }
    return value;
  }

  /** A time in plausible years, as epoch milliseconds. */
  public static long time(String field, Instant value) throws RejectedException {
    var millis = value.toEpochMilli();
    if (!isTime(millis)) {
      throw new RejectedException(
          RejectReason.INVALID_TIME, field + " is outside the years 1971 to 2200");
    }
    return millis;
  }

  /** Whether epoch milliseconds are in plausible years. */
  public static boolean isTime(long millis) {
    return millis >= EARLIEST && millis < LATEST;
  }

  /** A time from which something holds: may be as early as 1970, for "always". */
  public static long effectiveTime(String field, Instant value) throws RejectedException {
    var millis = value.toEpochMilli();
    if (millis < 0 || millis >= LATEST) {
      throw new RejectedException(
          RejectReason.INVALID_TIME, field + " is outside the years 1970 to 2200");
    }
    return millis;
  }

  /** The region path, or null where the region is not known. */
  public static String region(String value) throws RejectedException {
    try {
      return RegionPath.parse(value);
    } catch (IllegalArgumentException e) {
      throw new RejectedException(RejectReason.MALFORMED_REGION, e.getMessage());
    }
  }

  public static long within(RejectReason reason, String field, long value, long least, long most)
      throws RejectedException {
    if (value < least || value > most) {
      throw new RejectedException(
          reason, field + " is " + value + ", not within " + least + ".." + most);
    }
    return value;
  }

  private static long startOf(int year) {
    return LocalDate.of(year, 1, 1).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
  }
}
