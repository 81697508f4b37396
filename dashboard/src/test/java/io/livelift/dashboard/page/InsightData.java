package io.livelift.dashboard.page;

import io.livelift.contract.Campaign;
import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionNames;
import io.livelift.vocabulary.RegionPath;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A campaign with everything that the pages Where, What works, Who and Lift show: all regions of
 * China but three, of which some are withheld, cities and counties, every breakdown, paths, arms.
 */
public final class InsightData {
  public static final String CAMPAIGN = "lipitrol";

  /** Provinces in which nobody was contacted. */
  public static final List<String> EMPTY = List.of("71", "81", "82");

  /** Provinces whose prescribers are too few to be told. */
  public static final List<String> WITHHELD = List.of("54", "63", "64");

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int DAYS = 24;
  private static final long MILLION = 1_000_000;
  private static final List<String> CHANNELS =
      List.of(
          "WECHAT",
          "VIRTUAL_REP",
          "WEBINAR",
          "FIELD_REP",
          "APP",
          "EMAIL",
          "CONFERENCE",
          "INTERNET_HOSPITAL");

  private final Instant startsAt;
  private final LocalDate today;
  private final List<Cell> cells = new ArrayList<>();

  public InsightData(Instant now) {
    this.today = LocalDate.ofInstant(now, ZONE);
    this.startsAt = today.minusDays(DAYS - 1).atStartOfDay(ZONE).toInstant();
  }

  public Instant startsAt() {
    return startsAt;
  }

  /** The day of the campaign in which the test runs. */
  public LocalDate today() {
    return today;
  }

  public Campaign campaign() {
    return Campaign.newBuilder(MadeUp.campaign(CAMPAIGN, 1, "Lipitrol 血脂管理学术推广", startsAt))
        .setHoldoutPercent(10)
        .build();
  }

  public List<Cell> cells() {
    cells.clear();
    regions();
    days();
    touches();
    people();
    prescriptions();
    paths();
    cells.addAll(arms(CAMPAIGN, startsAt, 9000, 430, 1000, 33));
    return List.copyOf(cells);
  }

  private void regions() {
    add(Breakdown.NONE, "", "", measures(14_820));
    add(Breakdown.NONE, "UNKNOWN", "", measures(212));
    for (var path : RegionNames.bundled().paths()) {
      if (RegionPath.level(path) == 1 && !EMPTY.contains(path)) {
        region(path, reach(path));
      } else if (path.startsWith("44/") && RegionPath.level(path) == 2) {
        region(path, 30 + 13 * (path.hashCode() & 15));
      } else if (path.startsWith("44/4403/")) {
        region(path, 11 + (path.hashCode() & 31));
      }
    }
  }

  private static long reach(String province) {
    return WITHHELD.contains(province)
        ? 23 + Integer.parseInt(province) % 7
        : 60 + Integer.parseInt(province) * 7919L % 1100;
  }

  private void region(String path, long reach) {
    if (WITHHELD.contains(path) || path.hashCode() % 7 == 0) {
      addSuppressed(Breakdown.NONE, path, "", touchesOnly(measures(reach)));
    } else {
      add(Breakdown.NONE, path, "", measures(reach));
    }
  }

  /** Three provinces by day; the first two days of the flight never tell of prescribing. */
  private void days() {
    for (var region : List.of("", "44", "31", "63")) {
      for (var i = 0; i < DAYS; i++) {
        var key = day(region, i);
        var people = (region.isEmpty() ? 800L : 160L) + 13 * (i % 7);
        var hidden = i < 2 || region.equals("63") || (region.equals("31") && i % 5 == 0);
        var day = measures(people);
        day.put(Measure.NEW_REACH, people / 4);
        cells.add(hidden ? MadeUp.suppressed(key, touchesOnly(day)) : MadeUp.cell(key, day));
      }
    }
  }

  private CellKey day(String region, int index) {
    var start = today.minusDays(DAYS - 1L - index).atStartOfDay(ZONE).toInstant();
    return MadeUp.day(CAMPAIGN, start, region);
  }

  private void touches() {
    for (var region : List.of("", "44")) {
      var whole = region.isEmpty() ? 9000L : 900L;
      for (var i = 0; i < CHANNELS.size(); i++) {
        var channel = measures(whole / (i + 1));
        credits(channel, whole / (i + 1), i);
        if (region.equals("44") && i == CHANNELS.size() - 1) {
          addSuppressed(Breakdown.CHANNEL, region, CHANNELS.get(i), touchesOnly(channel));
        } else {
          add(Breakdown.CHANNEL, region, CHANNELS.get(i), channel);
        }
      }
      values(Breakdown.TEAM, region, whole, "VIRTUAL", "REGIONAL_MARKETING", "KEY_ACCOUNT", "NONE");
      values(
          Breakdown.CONTENT,
          region,
          whole,
          "ldl-targets-2026",
          "statin-intolerance",
          "case-acs-secondary-prevention",
          "webinar-03-professor-li");
      values(
          Breakdown.CHANNEL_SET,
          region,
          whole / 2,
          "WECHAT",
          "VIRTUAL_REP+WECHAT",
          "FIELD_REP+WECHAT",
          "FIELD_REP+VIRTUAL_REP+WEBINAR",
          "WEBINAR",
          "APP+EMAIL");
      addSuppressed(Breakdown.CHANNEL_SET, region, "CONFERENCE+EMAIL", touchesOnly(measures(7)));
    }
  }

  /** Channels that come early lead by first touch, late ones by last. */
  private static void credits(Map<Measure, Long> channel, long size, int index) {
    var early = size * (CHANNELS.size() - index) * 40_000;
    var late = size * (index + 2) * 40_000;
    channel.put(Measure.CREDIT_FIRST, early);
    channel.put(Measure.CREDIT_LAST, lastTouches(index) * MILLION);
    channel.put(Measure.CREDIT_LINEAR, (early + late) / 2);
    channel.put(Measure.CREDIT_TIME_DECAY, (early + 2 * late) / 3);
    channel.put(Measure.CREDIT_POSITION, (2 * early + late) / 3);
  }

  private static long lastTouches(int index) {
    return List.of(640L, 420L, 350L, 510L, 90L, 60L, 140L, 50L).get(index);
  }

  private void people() {
    for (var region : List.of("", "44")) {
      var whole = region.isEmpty() ? 9000L : 900L;
      values(
          Breakdown.SEGMENT,
          region,
          whole,
          "kol",
          "digital-first",
          "high-potential",
          "new-in-area");
      values(
          Breakdown.TIER,
          region,
          whole,
          "TERTIARY",
          "SECONDARY",
          "PRIMARY",
          "COMMUNITY",
          "UNKNOWN");
      values(
          Breakdown.SPECIALTY,
          region,
          whole,
          "CARDIOLOGY",
          "ENDOCRINOLOGY",
          "GENERAL_PRACTICE",
          "NEUROLOGY");
      addSuppressed(Breakdown.SPECIALTY, region, "GERIATRICS", touchesOnly(measures(9)));
    }
  }

  private void prescriptions() {
    for (var region : List.of("", "44")) {
      var whole = region.isEmpty() ? 9000L : 900L;
      prescriptions(
          Breakdown.PAYER,
          region,
          whole,
          "BASIC_INSURANCE",
          "SELF_PAY",
          "COMMERCIAL_INSURANCE",
          "FAMILY_ACCOUNT");
      prescriptions(
          Breakdown.DISPENSING, region, whole, "HOSPITAL", "RETAIL_PHARMACY", "ONLINE_PHARMACY");
      addSuppressed(Breakdown.DISPENSING, region, "SMART_PHARMACY", Map.of());
    }
  }

  private void prescriptions(Breakdown breakdown, String region, long whole, String... values) {
    for (var i = 0; i < values.length; i++) {
      var prescriptions = new EnumMap<Measure, Long>(Measure.class);
      measures(whole / (i + 1))
          .forEach(
              (measure, value) -> {
                if (measure.family() == Measure.Family.PRESCRIPTION
                    || measure.family() == Measure.Family.CONVERSION) {
                  prescriptions.put(measure, value);
                }
              });
      add(breakdown, region, values[i], prescriptions);
    }
  }

  private void values(Breakdown breakdown, String region, long whole, String... values) {
    for (var i = 0; i < values.length; i++) {
      var measures = measures(whole * (values.length - i) / (values.length + 2L * i));
      measures.put(Measure.CONVERTERS, measures.get(Measure.REACH) * (30 - 4L * i) / 100);
      add(breakdown, region, values[i], measures);
    }
  }

  /** As many steps enter each channel as leave it, but for the last, of which some are withheld. */
  private void paths() {
    for (var i = 0; i < CHANNELS.size(); i++) {
      var into = lastTouches(i);
      var next = CHANNELS.get((i + 1) % CHANNELS.size());
      step("START>" + CHANNELS.get(i), 4 * into);
      step(CHANNELS.get(i) + ">" + CHANNELS.get(i), into);
      step(CHANNELS.get(i) + ">" + next, 90);
      step(CHANNELS.get(i) + ">CONVERSION", into);
      if (i < CHANNELS.size() - 1) {
        step(CHANNELS.get(i) + ">NONE", 3 * into);
      }
    }
  }

  private void step(String transition, long count) {
    add(
        Breakdown.TRANSITION,
        "",
        transition,
        Map.of(Measure.TRANSITIONS, count, Measure.TRANSITION_PEOPLE, Math.max(11, count / 2)));
  }

  /** Both arms of a campaign's nation. */
  public static List<Cell> arms(
      String campaign, Instant startsAt, long nT, long xT, long nC, long xC) {
    return List.of(
        MadeUp.cell(
            arm(campaign, startsAt, "TREATED"),
            Map.of(
                Measure.AUDIENCE,
                nT,
                Measure.AUDIENCE_REACHED,
                nT * 7 / 10,
                Measure.AUDIENCE_PRESCRIBERS,
                xT,
                Measure.COST,
                nT * 2400)),
        MadeUp.cell(
            arm(campaign, startsAt, "CONTROL"),
            Map.of(Measure.AUDIENCE, nC, Measure.AUDIENCE_PRESCRIBERS, xC)));
  }

  public static CellKey arm(String campaign, Instant startsAt, String arm) {
    return new CellKey(
        campaign, Granularity.CAMPAIGN, startsAt.toEpochMilli(), Breakdown.ARM, "", arm);
  }

  private void add(Breakdown breakdown, String region, String value, Map<Measure, Long> measures) {
    cells.add(MadeUp.cell(key(breakdown, region, value), measures));
  }

  private void addSuppressed(
      Breakdown breakdown, String region, String value, Map<Measure, Long> measures) {
    cells.add(MadeUp.suppressed(key(breakdown, region, value), measures));
  }

  private CellKey key(Breakdown breakdown, String region, String value) {
    return new CellKey(
        CAMPAIGN, Granularity.CAMPAIGN, startsAt.toEpochMilli(), breakdown, region, value);
  }

  /** Plausible measures of so many people reached. */
  static Map<Measure, Long> measures(long reach) {
    Map<Measure, Long> m = new EnumMap<>(Measure.class);
    m.put(Measure.REACH, reach);
    m.put(Measure.NEW_REACH, reach);
    m.put(Measure.VIEWS, reach * 5);
    m.put(Measure.QUALIFIED_VIEWS, reach * 33 / 10);
    m.put(Measure.COMPLETED_VIEWS, reach * 2);
    m.put(Measure.DWELL_MS, reach * 235_000);
    m.put(Measure.COST, reach * 3100);
    m.put(Measure.FREQUENCY_3, reach);
    m.put(Measure.PRESCRIPTIONS, reach * 9 / 10);
    m.put(Measure.NEW_PRESCRIPTIONS, reach * 5 / 10);
    m.put(Measure.PRESCRIBERS, Math.max(11, reach * 4 / 10));
    m.put(Measure.CONVERSIONS, reach * (40 + reach % 17) / 100);
    m.put(Measure.CONVERTERS, Math.max(11, reach * (20 + reach % 11) / 100));
    m.put(Measure.CONVERTED_QUANTITY, reach * 6 / 10);
    m.put(Measure.LAG_1D, reach / 10);
    m.put(Measure.LAG_7D, reach * 3 / 10);
    m.put(Measure.AUDIENCE, reach * 16 / 10);
    m.put(Measure.AUDIENCE_REACHED, reach * 9 / 10);
    return m;
  }

  private static Map<Measure, Long> touchesOnly(Map<Measure, Long> all) {
    Map<Measure, Long> touches = new EnumMap<>(Measure.class);
    all.forEach(
        (measure, value) -> {
          if (measure.family() == Measure.Family.TOUCH
              || measure == Measure.AUDIENCE
              || measure == Measure.AUDIENCE_REACHED) {
            touches.put(measure, value);
          }
        });
    return touches;
  }
}
