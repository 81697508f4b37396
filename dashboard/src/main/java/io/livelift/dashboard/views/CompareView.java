package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.dashboard.lift.Arm;
import io.livelift.dashboard.lift.Interval;
import io.livelift.dashboard.lift.Newcombe;
import io.livelift.dashboard.metrics.Metric;
import io.livelift.dashboard.metrics.Statistic;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Two campaigns side by side, or two periods of one, day by day of the flight. Serialized as it is
 * into the API.
 *
 * @param days the first day of both first; as many as the longer side has
 */
public record CompareView(
    @JsonUnwrapped Stamp stamp, String region, Side a, Side b, List<Row> rows, List<Pair> days)
    implements View {

  /** What is compared. */
  public record Side(CampaignRow campaign, Phase phase, Period period) {}

  /**
   * One number on both sides.
   *
   * @param a null if that side has no such number
   * @param aInterval its 95% interval; null where it has none
   * @param difference b less a; null unless both may be told, and for money of two currencies
   * @param relative the difference as a share of a; null also where a is zero
   * @param differenceInterval 95%, as if both sides were other people; null where there is none
   */
  public record Row(
      String id,
      Kpi.Value a,
      Kpi.Value b,
      @JsonProperty("a_interval") Interval aInterval,
      @JsonProperty("b_interval") Interval bInterval,
      Double difference,
      Double relative,
      @JsonProperty("difference_interval") Interval differenceInterval) {}

  /**
   * The same day of both flights, or of both periods.
   *
   * @param day 1 is the first
   * @param a null where that side has no such day
   */
  public record Pair(int day, OverviewView.Day a, OverviewView.Day b) {}

  /** Compares two requests of one snapshot. */
  public static CompareView of(ViewRequest a, ViewRequest b) throws SQLException {
    var left = OverviewBuilder.of(a);
    var right = OverviewBuilder.of(b);
    return new CompareView(
        a.stamp(),
        a.region(),
        side(left),
        side(right),
        rows(left, right),
        pairs(left.days(), right.days()));
  }

  private static Side side(OverviewView view) {
    return new Side(view.campaign(), view.phase(), view.period());
  }

  private static List<Pair> pairs(List<OverviewView.Day> a, List<OverviewView.Day> b) {
    List<Pair> pairs = new ArrayList<>();
    for (var i = 0; i < Math.max(a.size(), b.size()); i++) {
      pairs.add(new Pair(i + 1, i < a.size() ? a.get(i) : null, i < b.size() ? b.get(i) : null));
    }
    return pairs;
  }

  private record Told(Kpi.Value value, Interval interval) {}

  private static List<Row> rows(OverviewView left, OverviewView right) {
    var a = told(left);
    var b = told(right);
    Map<String, Object> ids = new LinkedHashMap<>(a);
    ids.putAll(b);
    var isOneCurrency = Objects.equals(left.campaign().currency(), right.campaign().currency());
    return ids.keySet().stream().map(id -> row(id, a, b, isOneCurrency || !isMoney(id))).toList();
  }

  /** The numbers of the page, those beside others too, in its order. */
  private static Map<String, Told> told(OverviewView view) {
    Map<String, Told> told = new LinkedHashMap<>();
    for (var kpi : view.kpis()) {
      var interval = kpi.low() == null ? null : new Interval(kpi.low(), kpi.high());
      told.put(kpi.id(), new Told(new Kpi.Value(kpi.id(), kpi.state(), kpi.value()), interval));
      kpi.beside().forEach(value -> told.putIfAbsent(value.id(), new Told(value, null)));
    }
    return told;
  }

  private static Row row(
      String id, Map<String, Told> a, Map<String, Told> b, boolean isComparable) {
    var left = a.get(id);
    var right = b.get(id);
    var from = number(left);
    var to = number(right);
    var difference = isComparable && from != null && to != null ? (Double) (to - from) : null;
    return new Row(
        id,
        left == null ? null : left.value(),
        right == null ? null : right.value(),
        left == null ? null : left.interval(),
        right == null ? null : right.interval(),
        difference,
        difference == null || from == 0 ? null : (Double) (difference / from),
        id.equals(Metric.CONVERSION_RATE.id()) ? ofRates(a, b) : null);
  }

  private static Double number(Told told) {
    return told == null ? null : told.value().value();
  }

  private static Interval ofRates(Map<String, Told> a, Map<String, Told> b) {
    var from = arm(a);
    var to = arm(b);
    return from == null || to == null ? null : Newcombe.difference(to, from);
  }

  private static Arm arm(Map<String, Told> side) {
    var reach = number(side.get(Measure.REACH.id()));
    var converters = number(side.get(Measure.CONVERTERS.id()));
    return reach == null || converters == null || reach < 1 || converters > reach
        ? null
        : new Arm(reach.longValue(), converters.longValue());
  }

  private static boolean isMoney(String id) {
    if (id.equals(Measure.COST.id())) {
      return true;
    }
    for (var metric : Metric.values()) {
      if (metric.id().equals(id)) {
        return metric.unit() == Metric.Unit.MINOR_CURRENCY;
      }
    }
    for (var statistic : Statistic.values()) {
      if (statistic.id().equals(id)) {
        return statistic.unit() == Metric.Unit.MINOR_CURRENCY;
      }
    }
    return false;
  }

  @Override
  public Tables tables(Names names) {
    var about = Tables.about(stamp, names);
    about.put("A", name(a));
    about.put("B", name(b));
    return new Tables(names.say("Compare", "对比"), about, List.of(numbers(names), byDay(names)));
  }

  private static String name(Side side) {
    var name = side.campaign().name();
    return (name == null ? side.campaign().campaignId() : name) + ", " + side.period().id();
  }

  private Tables.Table numbers(Names names) {
    List<List<Object>> lines = new ArrayList<>();
    for (var row : rows) {
      lines.add(
          Tables.row(
              names.of(row.id()),
              cell(row.a()),
              cell(row.b()),
              row.difference(),
              row.relative(),
              row.differenceInterval() == null ? null : row.differenceInterval().low(),
              row.differenceInterval() == null ? null : row.differenceInterval().high()));
    }
    return new Tables.Table(
        names.say("Numbers", "指标"),
        List.of(
            Tables.Column.of(names.say("Number", "指标")),
            Tables.Column.of("A"),
            Tables.Column.of("B"),
            Tables.Column.of(names.say("B less A", "B 减 A")),
            Tables.Column.of(names.say("as a share of A", "占 A 的比例")),
            Tables.Column.of(names.say("95% from", "95% 下限")),
            Tables.Column.of(names.say("95% to", "95% 上限"))),
        lines);
  }

  private static Object cell(Kpi.Value value) {
    return value == null
        ? null
        : value.state() == Kpi.State.WITHHELD ? Tables.WITHHELD : value.value();
  }

  private Tables.Table byDay(Names names) {
    List<List<Object>> lines = new ArrayList<>();
    for (var pair : days) {
      lines.add(
          Tables.row(
              pair.day(),
              pair.a() == null ? null : pair.a().date().toString(),
              pair.a() == null ? null : pair.a().newReach(),
              pair.a() == null ? null : conversions(pair.a()),
              pair.b() == null ? null : pair.b().date().toString(),
              pair.b() == null ? null : pair.b().newReach(),
              pair.b() == null ? null : conversions(pair.b())));
    }
    var newReach = names.of(Measure.NEW_REACH.id());
    var conversions = names.of(Measure.CONVERSIONS.id());
    return new Tables.Table(
        names.say("Day by day", "逐日"),
        List.of(
            Tables.Column.of(names.say("Day", "天")),
            Tables.Column.of(names.say("Date of A", "A 的日期")),
            Tables.Column.of("A: " + newReach),
            Tables.Column.of("A: " + conversions),
            Tables.Column.of(names.say("Date of B", "B 的日期")),
            Tables.Column.of("B: " + newReach),
            Tables.Column.of("B: " + conversions)),
        lines);
  }

  private static Object conversions(OverviewView.Day day) {
    return day.conversions() == null ? Tables.WITHHELD : day.conversions();
  }
}
