package io.livelift.dashboard.page;

import io.livelift.contract.Campaign;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.sink.Cell;
import io.livelift.dashboard.sink.Frame;
import io.livelift.vocabulary.BlankWindows;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Campaigns at different points of their time, big enough to look at. The first one has been in
 * flight for three weeks and a half, and has everything that its page shows.
 */
final class PageData {
  static final String CAMPAIGN = "cardizol-spring";
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  static final int DAYS = 24;
  private static final int MINUTES = 180;
  private static final List<String> REGIONS =
      List.of("44", "31", "11", "33", "32", "51", "42", "37", "41", "61", "UNKNOWN");

  /**
   * Another campaign.
   *
   * @param begun days since its start; negative if it is still to come
   * @param people reached a day
   */
  private record Other(
      String id, String name, int begun, int length, int people, Long reach, Long conversions) {}

  private static final List<Other> OTHERS =
      List.of(
          new Other("glucora-launch", "Glucora 新品上市 · 内分泌", 31, 45, 260, 9_000L, 6_500L),
          new Other("respira-autumn", "Respira autumn webinars", 18, 90, 45, 5_200L, null),
          new Other("neurolin-2", "Neurolin phase II awareness", 2, 30, 80, 2_000L, 400L),
          new Other("oncavel-winter", "Oncavel winter conference", 60, 42, 120, 4_500L, 2_500L),
          new Other("dermasil-new-year", "Dermasil 新年学术周", -9, 21, 0, 3_000L, 900L));

  private final Instant now;
  private final LocalDate today;

  PageData(Instant now) {
    this.now = now;
    this.today = LocalDate.ofInstant(now, ZONE);
  }

  Instant startsAt() {
    return start(today.minusDays(DAYS - 1));
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** All campaigns, the one with everything first. */
  List<Campaign> campaigns() {
    List<Campaign> campaigns = new ArrayList<>();
    var first = MadeUp.campaign(CAMPAIGN, 1, "Cardizol 春季心衰学术推广", startsAt());
    first.setHoldoutPercent(10);
    campaigns.add(first);
    for (var other : OTHERS) {
      var startsAt = start(today.minusDays(other.begun()));
      var campaign = MadeUp.campaign(other.id(), 1, other.name(), startsAt);
      campaign.setEndsAt(startsAt.plus(Duration.ofDays(other.length())));
      campaign.setGoalReach(other.reach());
      campaign.setGoalConversions(other.conversions());
      campaigns.add(campaign);
    }
    return campaigns;
  }

  /** The other campaigns' cells; they do not change. */
  Frame others(long epoch) {
    List<Cell> cells = new ArrayList<>();
    for (var other : OTHERS) {
      var startsAt = start(today.minusDays(other.begun()));
      long total = 0;
      for (var i = 0; i <= Math.min(other.begun(), other.length() - 1); i++) {
        var day = today.minusDays(other.begun() - i);
        var people = wave(other.people(), i, day);
        total += people;
        cells.add(day(other.id(), startsAt, day, people));
      }
      if (total > 0) {
        cells.add(MadeUp.cell(MadeUp.toDate(other.id(), startsAt, ""), measures(total * 3 / 4)));
      }
    }
    return MadeUp.frame(epoch, cells, 48_000);
  }

  private static long wave(int people, int day, LocalDate date) {
    return people + (date.getDayOfWeek().getValue() < 6 ? people / 3 : -people / 3) + day * 37 % 29;
  }

  /** The first campaign as of an epoch; every epoch has a few more people. */
  Frame frame(long epoch) {
    return MadeUp.frame(epoch, cells(epoch, 0), 48_000 + 211 * epoch);
  }

  /** The same, with so many more people on a day that was over. */
  Frame corrected(long epoch, int more) {
    return MadeUp.frame(epoch, cells(epoch, more), 48_000 + 211 * epoch);
  }

  private List<Cell> cells(long epoch, int correction) {
    List<Cell> cells = new ArrayList<>();
    cells.add(MadeUp.cell(MadeUp.toDate(CAMPAIGN, startsAt(), ""), whole(3100 + 7 * epoch)));
    for (var i = 0; i < REGIONS.size(); i++) {
      var key = MadeUp.toDate(CAMPAIGN, startsAt(), REGIONS.get(i));
      var all = whole((820 + 2 * epoch) / (i + 1));
      cells.add(
          i == REGIONS.size() - 1 ? MadeUp.suppressed(key, touches(all)) : MadeUp.cell(key, all));
    }
    cells.add(arm("TREATED", 4_500, 740 + 2 * epoch));
    cells.add(arm("CONTROL", 500, 52));
    for (var i = 0; i < DAYS; i++) {
      var day = today.minusDays(DAYS - 1 - i);
      var people = wave(130, i, day) - 2 * i;
      var isToday = i == DAYS - 1;
      var isCorrected = i == DAYS - 4;
      cells.add(
          day(
              CAMPAIGN,
              startsAt(),
              day,
              isToday ? people / 3 + epoch : people + (isCorrected ? correction : 0)));
    }
    hours(cells);
    minutes(cells, epoch);
    return cells;
  }

  private static Cell day(String campaign, Instant startsAt, LocalDate day, long people) {
    var start = start(day);
    var key = MadeUp.day(campaign, start, "");
    var isBlank =
        BlankWindows.isBlank(Granularity.DAY, start.toEpochMilli(), startsAt.toEpochMilli(), ZONE);
    return isBlank
        ? MadeUp.suppressed(key, touches(measures(people)))
        : MadeUp.cell(key, measures(people));
  }

  private Cell arm(String arm, long audience, long prescribers) {
    Map<Measure, Long> m = new EnumMap<>(Measure.class);
    m.put(Measure.AUDIENCE, audience);
    m.put(Measure.AUDIENCE_PRESCRIBERS, prescribers);
    m.put(Measure.AUDIENCE_REACHED, arm.equals("TREATED") ? audience * 6 / 10 : 0);
    m.put(Measure.COST, arm.equals("TREATED") ? 7_400_000L : 0);
    return MadeUp.cell(
        new CellKey(
            CAMPAIGN, Granularity.CAMPAIGN, startsAt().toEpochMilli(), Breakdown.ARM, "", arm),
        m);
  }

  /** The hours of yesterday and of today up to now. */
  private void hours(List<Cell> cells) {
    for (var hour = start(today.minusDays(1));
        hour.isBefore(now);
        hour = hour.plus(Duration.ofHours(1))) {
      var local = hour.atZone(ZONE).getHour();
      var isToday = !hour.isBefore(start(today));
      var people = local < 7 ? 1 : 6 + local % 5 + (isToday ? 2 : 0);
      cells.add(window(Granularity.HOUR, hour, touches(measures(people))));
    }
  }

  private void minutes(List<Cell> cells, long epoch) {
    var minute = now.truncatedTo(ChronoUnit.MINUTES);
    for (var i = 0; i < MINUTES; i++) {
      var people = i == 0 ? epoch % 4 : (i * 7 % 5) + (i < 60 ? 2 : 0);
      cells.add(
          window(
              Granularity.MINUTE, minute.minus(Duration.ofMinutes(i)), touches(measures(people))));
    }
  }

  private static Cell window(Granularity granularity, Instant start, Map<Measure, Long> measures) {
    var key =
        new CellKey(
            CAMPAIGN, granularity, start.toEpochMilli(), Breakdown.NONE, RegionPath.NATION, "");
    return MadeUp.suppressed(key, measures);
  }

  /** What a CAMPAIGN cell has besides. */
  private static Map<Measure, Long> whole(long reach) {
    var m = measures(reach);
    m.put(Measure.AUDIENCE, reach * 14 / 10);
    m.put(Measure.AUDIENCE_REACHED, reach * 8 / 10);
    m.put(Measure.AUDIENCE_PRESCRIBERS, reach * 3 / 10);
    m.put(Measure.AUDIENCE_CONVERTERS, reach * 18 / 100);
    m.put(Measure.COHORT_CONVERTERS, reach * 16 / 100);
    return m;
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
    m.put(Measure.COHORT_CONVERTERS, reach * 12 / 100);
    m.put(Measure.CREDIT_LINEAR, reach * 210_000);
    m.put(Measure.CREDIT_LAST, reach * 190_000);
    m.put(Measure.LAG_1H, reach / 100);
    m.put(Measure.LAG_6H, reach * 2 / 100);
    m.put(Measure.LAG_1D, reach * 4 / 100);
    m.put(Measure.LAG_3D, reach * 9 / 100);
    m.put(Measure.LAG_7D, reach * 12 / 100);
    m.put(Measure.LAG_14D, reach * 8 / 100);
    m.put(Measure.LAG_30D, reach * 3 / 100);
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
