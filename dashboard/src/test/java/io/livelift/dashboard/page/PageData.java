package io.livelift.dashboard.page;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.sink.Cell;
import io.livelift.dashboard.sink.Frame;
import io.livelift.vocabulary.Measure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A campaign that has been in flight for three weeks and a half, big enough to look at. */
final class PageData {
  static final String CAMPAIGN = "cardizol-spring";
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final int DAYS = 24;
  private static final List<String> CHANNELS =
      List.of("WECHAT", "VIRTUAL_REP", "WEBINAR", "FIELD_REP", "APP", "EMAIL", "CONFERENCE");
  private static final List<String> REGIONS =
      List.of("44", "31", "11", "33", "32", "51", "42", "37", "41", "61", "UNKNOWN");

  private final Instant startsAt;
  private final LocalDate firstDay;

  PageData(Instant now) {
    this.firstDay = LocalDate.ofInstant(now, ZONE).minusDays(DAYS - 1);
    this.startsAt = firstDay.atStartOfDay(ZONE).toInstant();
  }

  Instant startsAt() {
    return startsAt;
  }

  /** The first days of every flight never tell of prescribing. */
  private static final int BLANK_DAYS = 2;

  /** The campaign as of an epoch; every epoch has a few more people. */
  Frame frame(long epoch) {
    List<Cell> cells = new ArrayList<>();
    cells.add(MadeUp.cell(MadeUp.toDate(CAMPAIGN, startsAt, ""), measures(3100 + 7 * epoch)));
    for (var i = 0; i < CHANNELS.size(); i++) {
      cells.add(
          MadeUp.cell(
              MadeUp.channel(CAMPAIGN, startsAt, "", CHANNELS.get(i)),
              measures((1900 + 3 * epoch) / (i + 1))));
    }
    for (var i = 0; i < REGIONS.size(); i++) {
      var key = MadeUp.toDate(CAMPAIGN, startsAt, REGIONS.get(i));
      var all = measures((820 + 2 * epoch) / (i + 1));
      cells.add(
          i == REGIONS.size() - 1 ? MadeUp.suppressed(key, touches(all)) : MadeUp.cell(key, all));
    }
    for (var i = 0; i < DAYS; i++) {
      var start = firstDay.plusDays(i).atStartOfDay(ZONE).toInstant();
      var wave = 110 + (i % 7 < 5 ? 60 : -20) + (i * 37) % 29 - 2 * i;
      var people = i == DAYS - 1 ? wave / 3 + epoch : wave;
      var key = MadeUp.day(CAMPAIGN, start, "");
      cells.add(
          i < BLANK_DAYS
              ? MadeUp.suppressed(key, touches(measures(people)))
              : MadeUp.cell(key, measures(people)));
    }
    return MadeUp.frame(epoch, cells, 48_000 + 211 * epoch);
  }

  /** Plausible measures of so many people reached. */
  private static Map<Measure, Long> measures(long reach) {
    Map<Measure, Long> m = new EnumMap<>(Measure.class);
    var left = reach;
    for (var k = 1; k <= 10; k++) {
      var people = k == 10 ? left : Math.min(left, (reach * (34 - 4 * k) + 99) / 150);
      m.put(Measure.frequency(k), Math.max(0, people));
      left -= Math.max(0, people);
    }
    m.put(Measure.REACH, reach);
    m.put(Measure.NEW_REACH, reach * 3 / 4);
    m.put(Measure.VIEWS, reach * 5);
    m.put(Measure.QUALIFIED_VIEWS, reach * 33 / 10);
    m.put(Measure.COMPLETED_VIEWS, reach * 2);
    m.put(Measure.DWELL_MS, reach * 5 * 47_000);
    m.put(Measure.COST, reach * 5 * 620);
    m.put(Measure.PRESCRIPTIONS, reach * 9 / 10);
    m.put(Measure.PRESCRIBERS, reach * 4 / 10);
    m.put(Measure.CONVERSIONS, reach * 4 / 10);
    m.put(Measure.CONVERTERS, reach * 2 / 10);
    m.put(Measure.CONVERTED_QUANTITY, reach * 6 / 10);
    m.put(Measure.CREDIT_LINEAR, reach * 210_000);
    m.put(Measure.CREDIT_LAST, reach * 190_000);
    m.put(Measure.LAG_1D, reach / 10);
    m.put(Measure.LAG_3D, reach * 3 / 10);
    return m;
  }

  private static Map<Measure, Long> touches(Map<Measure, Long> all) {
    Map<Measure, Long> touches = new EnumMap<>(Measure.class);
    all.forEach(
        (measure, value) -> {
          if (measure.family() == Measure.Family.TOUCH) {
            touches.put(measure, value);
          }
        });
    return touches;
  }
}
