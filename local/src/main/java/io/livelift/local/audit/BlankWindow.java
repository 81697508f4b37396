package io.livelift.local.audit;

import io.livelift.vocabulary.CellKey;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The windows of a campaign that tell nothing of prescribing, read a second time: the first two
 * local days of the flight, from 12 to 14 o'clock of every day, the first two minutes of every
 * hour, and all within these.
 */
record BlankWindow(long startsAt, ZoneId zone) {
  boolean holds(CellKey cell) {
    var local = Instant.ofEpochMilli(cell.windowStart()).atZone(zone);
    var firstDays = Instant.ofEpochMilli(startsAt).atZone(zone).toLocalDate().plusDays(2);
    var day = local.toLocalDate().isBefore(firstDays);
    var hour = day || local.getHour() == 12 || local.getHour() == 13;
    return switch (cell.granularity()) {
      case CAMPAIGN -> false;
      case DAY -> day;
      case HOUR -> hour;
      case MINUTE -> hour || local.isBefore(local.truncatedTo(ChronoUnit.HOURS).plusMinutes(2));
    };
  }
}
