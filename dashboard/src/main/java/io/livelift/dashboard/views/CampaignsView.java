package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.metrics.Pace;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.dashboard.store.WindowQuery;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All campaigns that the viewer may see, a card each, of one frame. */
public record CampaignsView(@JsonUnwrapped Stamp stamp, List<Card> campaigns) implements View {
  /** Days of the small chart of a card. */
  private static final int SHOWN_DAYS = 28;

  /**
   * One campaign.
   *
   * @param flightShare how much of the flight is over, 0 to 1; null while it is not defined
   * @param lastMinute the start of the last minute in which something happened; null if none is
   *     kept
   */
  public record Card(
      @JsonProperty("campaign_id") String campaignId,
      String name,
      Phase phase,
      @JsonProperty("starts_at") Instant startsAt,
      @JsonProperty("ends_at") Instant endsAt,
      @JsonProperty("time_zone") String timeZone,
      @JsonProperty("product_ids") List<String> productIds,
      @JsonProperty("flight_share") Double flightShare,
      Reached reach,
      Reached conversions,
      Spark days,
      @JsonProperty("last_minute") Instant lastMinute) {}

  /**
   * The last days.
   *
   * @param first date of the first
   * @param conversions null where they may not be told
   * @param unfinished whether the last day is not over
   */
  public record Spark(
      LocalDate first,
      @JsonProperty("new_reach") List<Long> newReach,
      List<Long> conversions,
      boolean unfinished) {}

  /** Answers in four queries, however many campaigns there are. */
  public static CampaignsView of(Snapshot snapshot) throws SQLException {
    var stamp = Stamp.of(snapshot);
    var rows = snapshot.campaigns();
    var defined = rows.stream().filter(row -> row.startsAt() != null).toList();
    var totals =
        snapshot.windows(
            new WindowQuery(
                Granularity.CAMPAIGN,
                RegionPath.NATION,
                defined.stream().map(CampaignsView::flight).toList()));
    var days =
        snapshot.windows(
            new WindowQuery(
                Granularity.DAY,
                RegionPath.NATION,
                defined.stream()
                    .flatMap(row -> FlightDays.windows(row, stamp.asOf()).stream())
                    .toList()));
    var lastMinutes = snapshot.lastMinutes(rows.stream().map(CampaignRow::campaignNo).toList());
    return new CampaignsView(
        stamp,
        rows.stream().map(row -> card(row, stamp.asOf(), totals, days, lastMinutes)).toList());
  }

  private static WindowQuery.Window flight(CampaignRow row) {
    return new WindowQuery.Window(row.campaignNo(), row.startsAt().toEpochMilli());
  }

  private static Card card(
      CampaignRow row,
      Instant asOf,
      Map<WindowQuery.Window, Measures> totals,
      Map<WindowQuery.Window, Measures> cells,
      Map<Integer, Instant> lastMinutes) {
    var phase = Phase.of(row, asOf);
    var total =
        phase == Phase.UNDEFINED
            ? Measures.blank(Breakdown.NONE)
            : totals.getOrDefault(flight(row), untold(phase));
    var days = new FlightDays(row, asOf, cells);
    return new Card(
        row.campaignId(),
        row.name(),
        phase,
        row.startsAt(),
        row.endsAt(),
        row.timeZone(),
        row.productIds(),
        flightShare(row, asOf),
        reached(row, days, Measure.REACH, Measure.NEW_REACH, total, row.goalReach()),
        reached(row, days, Measure.CONVERSIONS, Measure.CONVERSIONS, total, row.goalConversions()),
        spark(days),
        lastMinutes.get(row.campaignNo()));
  }

  /** Before the flight nobody can have converted; later a missing cell may be a withheld one. */
  private static Measures untold(Phase phase) {
    return phase == Phase.PLANNED ? Measures.zero(Breakdown.NONE) : Measures.blank(Breakdown.NONE);
  }

  /**
   * @param byDay what is counted of the whole in the days: it adds up to it
   */
  static Reached reached(
      CampaignRow row, FlightDays days, Measure whole, Measure byDay, Measures total, Long goal) {
    var value = FlightDays.told(total, whole);
    var pace =
        row.startsAt() == null
            ? new Pace(Pace.Status.TOO_EARLY, value, goal, null, null, null, 0)
            : days.pace(byDay, value, goal);
    return Reached.of(whole.id(), pace);
  }

  private static Double flightShare(CampaignRow row, Instant asOf) {
    if (row.startsAt() == null) {
      return null;
    }
    var length = row.endsAt().toEpochMilli() - row.startsAt().toEpochMilli();
    var gone = asOf.toEpochMilli() - row.startsAt().toEpochMilli();
    return Math.max(0.0, Math.min(1.0, (double) gone / length));
  }

  private static Spark spark(FlightDays days) {
    var dates = List.copyOf(days.all().keySet());
    var shown = dates.subList(Math.max(0, dates.size() - SHOWN_DAYS), dates.size());
    if (shown.isEmpty()) {
      return new Spark(null, List.of(), List.of(), false);
    }
    var cells = shown.stream().map(days.all()::get).toList();
    return new Spark(
        shown.get(0),
        cells.stream().map(cell -> cell.get(Measure.NEW_REACH)).toList(),
        cells.stream()
            .map(cell -> FlightDays.told(cell, Measure.CONVERSIONS))
            .collect(Collectors.toList()),
        days.isUnfinished(shown.get(shown.size() - 1)));
  }

  /** The same for some campaigns, in the order in which they are named; others are left out. */
  @JsonIgnore
  public CampaignsView only(List<String> ids) {
    return new CampaignsView(
        stamp,
        ids.stream()
            .flatMap(id -> campaigns.stream().filter(card -> card.campaignId().equals(id)))
            .toList());
  }

  @Override
  public Tables tables(Names names) {
    var title = names.say("Campaigns", "全部活动");
    return new Tables(
        "Livelift · " + title,
        Tables.about(stamp, names),
        List.of(cards(title, names), byDay(names)));
  }

  private Tables.Table cards(String title, Names names) {
    var rows = Tables.rows();
    for (var card : campaigns) {
      var row =
          Tables.row(card.campaignId(), card.name(), card.phase(), card.startsAt(), card.endsAt());
      for (var count : List.of(card.reach(), card.conversions())) {
        var pace = count.pace();
        row.addAll(
            Tables.row(
                count.value() == null ? Tables.WITHHELD : count.value(),
                count.goal(),
                count.ofGoal(),
                pace.status(),
                pace.projected(),
                pace.low(),
                pace.high()));
      }
      rows.add(row);
    }
    return new Tables.Table(title, columns(names), rows);
  }

  private static List<Tables.Column> columns(Names names) {
    var goal = names.say("Goal", "目标");
    var low = names.say(", low", "下限");
    var high = names.say(", high", "上限");
    return List.of(
        Tables.Column.of(names.say("Campaign", "活动编号")),
        Tables.Column.of(names.say("Name", "名称")),
        Tables.Column.of(names.say("Phase", "阶段")),
        Tables.Column.of(names.say("Starts", "开始")),
        Tables.Column.of(names.say("Ends", "结束")),
        Tables.Column.of("reach", names),
        Tables.Column.of(goal),
        Tables.Column.of("reach_of_goal", names),
        Tables.Column.of(names.say("Pace", "进度")),
        Tables.Column.of("projected_reach", names),
        Tables.Column.of(names.of("projected_reach") + low),
        Tables.Column.of(names.of("projected_reach") + high),
        Tables.Column.of("conversions", names),
        Tables.Column.of(goal),
        Tables.Column.of("conversions_of_goal", names),
        Tables.Column.of(names.say("Pace", "进度")),
        Tables.Column.of("projected_conversions", names),
        Tables.Column.of(names.of("projected_conversions") + low),
        Tables.Column.of(names.of("projected_conversions") + high));
  }

  private Tables.Table byDay(Names names) {
    var rows = Tables.rows();
    for (var card : campaigns) {
      var days = card.days();
      IntStream.range(0, days.newReach().size())
          .forEach(
              i ->
                  rows.add(
                      Tables.row(
                          card.campaignId(),
                          days.first().plusDays(i),
                          days.newReach().get(i),
                          days.conversions().get(i) == null
                              ? Tables.WITHHELD
                              : days.conversions().get(i),
                          days.unfinished() && i == days.newReach().size() - 1
                              ? names.say("not over yet", "尚未结束")
                              : null)));
    }
    return new Tables.Table(
        names.say("By day", "按日"),
        List.of(
            Tables.Column.of(names.say("Campaign", "活动编号")),
            Tables.Column.of(names.say("Day", "日期")),
            Tables.Column.of("new_reach", names),
            Tables.Column.of("conversions", names),
            Tables.Column.of(names.say("Note", "备注"))),
        rows);
  }
}
