package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.dashboard.lift.Forecast;
import io.livelift.dashboard.lift.Interval;
import io.livelift.dashboard.lift.Lift;
import io.livelift.dashboard.lift.LiftOverTime;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.store.ArmRow;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.RegionPath;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Both arms and their difference, now and before: all that the page "Lift" shows, of one frame, for
 * the flight to date.
 *
 * @param overTime the lift as it stood hour by hour, thinned; empty below the nation
 * @param measuredUntil the first instant of which no prescription counts; null if not known
 */
public record LiftView(
    @JsonUnwrapped PageScope scope,
    Lift lift,
    Forecast forecast,
    @JsonProperty("over_time") List<LiftOverTime.Point> overTime,
    @JsonProperty("measured_until") Instant measuredUntil)
    implements View {
  private static final String TREATED = "TREATED";
  private static final String CONTROL = "CONTROL";

  /** More points than a screen has room for tell nothing more. */
  private static final int MOST_POINTS = 300;

  /** Answers, whatever the period that is asked for: arms have no days. */
  public static LiftView of(ViewRequest request) throws SQLException {
    var campaign = request.campaign();
    var flight = new Period(Period.FLIGHT, null, null);
    var arms = new PeriodCells(request, flight).measures(Breakdown.ARM, request.region());
    var history =
        request.region().equals(RegionPath.NATION)
            ? request.snapshot().armHistory(campaign.campaignNo(), MOST_POINTS)
            : List.<ArmRow>of();
    var none = Measures.zero(Breakdown.ARM);
    var lift =
        Lift.of(
            arms.getOrDefault(TREATED, none),
            arms.getOrDefault(CONTROL, none),
            campaign.holdoutPercent());
    var committedAt = request.stamp().committedAt();
    return new LiftView(
        PageScope.of(request),
        lift,
        Forecast.of(lift, committedAt, campaign.startsAt(), campaign.measuredUntil()),
        LiftOverTime.of(moments(history), campaign.holdoutPercent()),
        campaign.measuredUntil());
  }

  private static List<LiftOverTime.Moment> moments(List<ArmRow> history) {
    Map<Instant, Map<String, ArmRow>> byHour = new TreeMap<>();
    for (var row : history) {
      byHour.computeIfAbsent(row.hour(), hour -> new LinkedHashMap<>()).put(row.arm(), row);
    }
    return byHour.values().stream()
        .filter(arms -> arms.containsKey(TREATED) && arms.containsKey(CONTROL))
        .map(
            arms ->
                new LiftOverTime.Moment(
                    arms.get(TREATED).at(),
                    arms.get(TREATED).measures(),
                    arms.get(CONTROL).measures()))
        .toList();
  }

  @Override
  public Stamp stamp() {
    return scope.stamp();
  }

  @Override
  public Tables tables(Names names) {
    return scope.file(
        names.say("Lift", "增量"), List.of(arms(names), figures(names), history(names)), names);
  }

  private Tables.Table arms(Names names) {
    var rows = Tables.rows();
    for (var arm : List.of(TREATED, CONTROL)) {
      var figures = arm.equals(TREATED) ? lift.treated() : lift.control();
      rows.add(
          Tables.row(
              names.value(Breakdown.ARM.name(), arm),
              figures.people(),
              figures.reached(),
              figures.withheld() ? Tables.WITHHELD : figures.prescribers(),
              figures.withheld() ? Tables.WITHHELD : figures.prescriberShare(),
              figures.cost()));
    }
    return new Tables.Table(
        names.say("Arms", "分组"),
        List.of(
            Tables.Column.of(names.of(Breakdown.ARM.name())),
            Tables.Column.of("audience", names),
            Tables.Column.of("audience_reached", names),
            Tables.Column.of("audience_prescribers", names),
            Tables.Column.of(names.say("Prescriber share", "处方者占比")),
            Tables.Column.of("cost", names)),
        rows);
  }

  private Tables.Table figures(Names names) {
    var rows = Tables.rows();
    rows.add(Tables.row(names.say("Verdict", "结论"), lift.verdict(), null, null, lift.reason()));
    rows.add(
        Tables.row(
            names.say("Forecast, days", "预测天数"), forecast.days(), null, null, forecast.state()));
    if (lift.absolute() != null) {
      add(
          rows,
          names.say("Absolute lift", "绝对增量"),
          lift.absolute().value(),
          lift.absolute().alwaysValid(),
          "always valid");
      add(
          rows,
          names.say("Absolute lift", "绝对增量"),
          lift.absolute().value(),
          lift.absolute().newcombe(),
          "Newcombe");
      add(
          rows,
          names.of("incremental_conversions"),
          lift.incrementalConversions().value(),
          lift.incrementalConversions().alwaysValid(),
          "always valid");
    }
    if (lift.relative() != null) {
      add(
          rows,
          names.say("Relative lift", "相对增量"),
          lift.relative().value(),
          lift.relative().deltaMethod(),
          "delta method");
    }
    var cost = lift.costPerIncrementalConversion();
    if (cost != null) {
      add(
          rows,
          names.of("cost_per_incremental_conversion"),
          cost.value(),
          cost.alwaysValid(),
          "always valid");
    }
    if (lift.sampleRatio() != null) {
      rows.add(
          Tables.row(
              names.say("Sample ratio, p", "样本比例检验 p 值"),
              lift.sampleRatio().pValue(),
              null,
              null,
              lift.sampleRatio().blocked() ? "BLOCKED" : "OK"));
    }
    return new Tables.Table(
        names.say("Lift", "增量"),
        List.of(
            Tables.Column.of(names.say("Number", "指标")),
            Tables.Column.of(names.say("Value", "数值")),
            Tables.Column.of(names.say("At least (95%)", "下限（95%）")),
            Tables.Column.of(names.say("At most (95%)", "上限（95%）")),
            Tables.Column.of(names.say("Note", "备注"))),
        rows);
  }

  private static void add(
      List<List<Object>> rows, String name, double value, Interval interval, String note) {
    rows.add(
        Tables.row(
            name,
            value,
            interval == null ? null : interval.low(),
            interval == null ? null : interval.high(),
            note));
  }

  private Tables.Table history(Names names) {
    var rows = Tables.rows();
    for (var point : overTime) {
      var isTold = point.value() != null;
      rows.add(
          Tables.row(
              point.at(),
              isTold ? point.value() : Tables.WITHHELD,
              isTold ? point.alwaysValid().low() : Tables.WITHHELD,
              isTold ? point.alwaysValid().high() : Tables.WITHHELD));
    }
    return new Tables.Table(
        names.say("Over time", "随时间变化"),
        List.of(
            Tables.Column.of(names.say("Moment (UTC)", "时刻（UTC）")),
            Tables.Column.of(names.say("Absolute lift", "绝对增量")),
            Tables.Column.of(names.say("At least (95%)", "下限（95%）")),
            Tables.Column.of(names.say("At most (95%)", "上限（95%）"))),
        rows);
  }
}
