package io.livelift.dashboard.views;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a campaign's page shows, as tables of a file. */
final class OverviewTables {
  private final OverviewView view;
  private final Names names;

  private OverviewTables(OverviewView view, Names names) {
    this.view = view;
    this.names = names;
  }

  static Tables of(OverviewView view, Names names) {
    return new OverviewTables(view, names).all();
  }

  private Tables all() {
    var campaign = view.campaign();
    var title = campaign.name() == null ? campaign.campaignId() : campaign.name();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put(names.say("Campaign", "活动编号"), campaign.campaignId());
    about.put(names.say("Region", "地区"), region());
    about.put(names.say("Period", "时间范围"), view.period().id());
    about.put(names.say("Time zone", "时区"), campaign.timeZone());
    about.put(names.say("Currency (minor units)", "货币（最小单位）"), campaign.currency());
    about.putAll(Tables.about(view.stamp(), names));
    List<Tables.Table> tables = new ArrayList<>();
    tables.add(numbers());
    tables.add(days());
    if (view.minutes() != null) {
      tables.add(minutes());
    }
    if (view.funnel() != null) {
      tables.add(funnel());
    }
    if (view.frequency() != null) {
      tables.add(frequency());
    }
    if (view.lags() != null) {
      tables.add(lags());
    }
    tables.add(corrections());
    return new Tables(title, about, tables);
  }

  private String region() {
    return view.trail().isEmpty()
        ? names.say("Nation", "全国")
        : names.say(
            view.trail().get(view.trail().size() - 1).name().en(),
            view.trail().get(view.trail().size() - 1).name().zh());
  }

  private static Object told(Kpi.State state, Double value) {
    return state == Kpi.State.WITHHELD ? Tables.WITHHELD : value;
  }

  private Tables.Table numbers() {
    var rows = Tables.rows();
    for (var kpi : view.kpis()) {
      var change = kpi.change();
      rows.add(
          Tables.row(
              names.of(kpi.id()),
              told(kpi.state(), kpi.value()),
              kpi.low(),
              kpi.high(),
              change == null ? null : names.of(change.of()),
              change == null ? null : told(change.state(), change.now()),
              change == null ? null : told(change.state(), change.before()),
              change == null ? null : change.relative(),
              names.sentence(kpi.id())));
      for (var beside : kpi.beside()) {
        rows.add(
            Tables.row(
                names.of(beside.id()),
                told(beside.state(), beside.value()),
                null,
                null,
                null,
                null,
                null,
                null,
                names.sentence(beside.id())));
      }
    }
    return new Tables.Table(
        names.say("Numbers", "指标"),
        List.of(
            Tables.Column.of(names.say("Number", "指标")),
            Tables.Column.of(names.say("Value", "数值")),
            Tables.Column.of(names.say("Interval, low (95%)", "区间下限（95%）")),
            Tables.Column.of(names.say("Interval, high (95%)", "区间上限（95%）")),
            Tables.Column.of(names.say("Compared", "比较指标")),
            Tables.Column.of(names.say("Now", "本期")),
            Tables.Column.of(names.say("Before", "上期")),
            Tables.Column.of(names.say("Change", "变化")),
            Tables.Column.of(names.say("Definition", "定义"))),
        rows);
  }

  private Tables.Table days() {
    var rows = Tables.rows();
    for (var day : view.days()) {
      rows.add(
          Tables.row(
              day.date(),
              day.views(),
              day.newReach(),
              day.reachToDate(),
              day.conversions() == null ? Tables.WITHHELD : day.conversions(),
              day.unfinished() ? names.say("not over yet", "尚未结束") : null));
    }
    return new Tables.Table(
        names.say("By day", "按日"),
        List.of(
            Tables.Column.of(names.say("Day", "日期")),
            Tables.Column.of("views", names),
            Tables.Column.of("new_reach", names),
            new Tables.Column(
                names.say("Reach to date", "累计覆盖"),
                names.say("New reach of all days of the flight up to this one", "活动开始至该日的新增覆盖之和")),
            Tables.Column.of("conversions", names),
            Tables.Column.of(names.say("Note", "备注"))),
        rows);
  }

  private Tables.Table minutes() {
    var minutes = view.minutes();
    var rows = Tables.rows();
    for (var i = 0; i < minutes.views().size(); i++) {
      rows.add(
          Tables.row(
              minutes.from().plus(Duration.ofMinutes(i)),
              minutes.views().get(i),
              minutes.qualifiedViews().get(i),
              minutes.newReach().get(i),
              i >= minutes.unfinishedFrom() ? names.say("not over yet", "尚未结束") : null));
    }
    return new Tables.Table(
        names.say("By minute", "按分钟"),
        List.of(
            Tables.Column.of(names.say("Minute (UTC)", "分钟（UTC）")),
            Tables.Column.of("views", names),
            Tables.Column.of("qualified_views", names),
            Tables.Column.of("new_reach", names),
            Tables.Column.of(names.say("Note", "备注"))),
        rows);
  }

  private Tables.Table funnel() {
    var rows = Tables.rows();
    for (var stage : view.funnel()) {
      rows.add(
          Tables.row(
              names.of(stage.measure()),
              told(stage.state(), stage.value()),
              told(stage.state(), stage.share()),
              stage.shareOf()));
    }
    return new Tables.Table(
        names.say("Funnel", "漏斗"),
        List.of(
            Tables.Column.of(names.say("Stage", "阶段")),
            Tables.Column.of(names.say("People", "人数")),
            Tables.Column.of(names.say("Share", "占比")),
            Tables.Column.of(names.say("Share of", "占比基数"))),
        rows);
  }

  private Tables.Table frequency() {
    var rows = Tables.rows();
    view.frequency().forEach(step -> rows.add(Tables.row(names.of(step.measure()), step.people())));
    return new Tables.Table(
        names.say("Frequency", "频次"),
        List.of(
            Tables.Column.of(names.say("Qualified views", "有效浏览")),
            Tables.Column.of(names.say("People", "人数"))),
        rows);
  }

  private Tables.Table lags() {
    var rows = Tables.rows();
    var lags = view.lags();
    if (lags.state() == Kpi.State.WITHHELD) {
      rows.add(Tables.row(names.say("All", "全部"), Tables.WITHHELD));
    }
    lags.buckets()
        .forEach(bucket -> rows.add(Tables.row(names.of(bucket.measure()), bucket.conversions())));
    return new Tables.Table(
        names.say("Time to conversion", "转化时长"),
        List.of(Tables.Column.of(names.say("Time", "时长")), Tables.Column.of("conversions", names)),
        rows);
  }

  private Tables.Table corrections() {
    var rows = Tables.rows();
    for (var correction : view.corrections()) {
      rows.add(
          Tables.row(
              correction.day(),
              names.of(correction.measure()),
              correction.difference(),
              correction.hour()));
    }
    return new Tables.Table(
        names.say("Corrections", "更正"),
        List.of(
            Tables.Column.of(names.say("Day", "日期")),
            Tables.Column.of(names.say("Number", "指标")),
            Tables.Column.of(names.say("Difference", "变化量")),
            Tables.Column.of(names.say("In the hour from (UTC)", "发生小时（UTC）"))),
        rows);
  }
}
