package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.dashboard.attribution.Attribution;
import io.livelift.dashboard.attribution.ChannelKind;
import io.livelift.dashboard.attribution.CreditedCost;
import io.livelift.dashboard.attribution.PathOrders;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Channels, teams, content and paths: all that the page "What works" shows, of one frame, for the
 * flight to date.
 *
 * @param attribution all models side by side
 * @param channels what each channel is, and what its credited conversions cost
 * @param tables by channel, team, content and channel set
 * @param paths which orders of online and offline touches convert
 */
public record WorksView(
    @JsonUnwrapped PageScope scope,
    Told total,
    Attribution attribution,
    List<Channel> channels,
    List<BreakdownTable> tables,
    PathOrders paths)
    implements View {
  private static final List<String> TOUCHES =
      List.of(
          "reach",
          "qualified_views",
          "qualified_rate",
          "completion_rate",
          "average_frequency",
          "conversions",
          "converters",
          "conversion_rate",
          "cost",
          "cost_per_conversion");

  private static final List<String> SETS =
      List.of("reach", "average_frequency", "converters", "conversion_rate", "conversions", "cost");

  /**
   * One channel, in the order of the attribution.
   *
   * @param cost of its views, in minor currency units; null where it is not told at this level
   * @param costPerCredit cost per credited conversion by model, in minor currency units; of a model
   *     without a credit it is missing
   */
  public record Channel(
      String channel,
      ChannelKind kind,
      Long cost,
      @JsonProperty("cost_per_credit") Map<String, Double> costPerCredit) {}

  /** Answers, whatever the period that is asked for: paths and sets have no days. */
  public static WorksView of(ViewRequest request) throws SQLException {
    var flight = new Period(Period.FLIGHT, null, null);
    var cells = new PeriodCells(request, flight);
    var region = request.region();
    var channels = cells.measures(Breakdown.CHANNEL, region);
    var steps = cells.measures(Breakdown.TRANSITION, region);
    var sets = cells.measures(Breakdown.CHANNEL_SET, region);
    var attribution = Attribution.of(new Attribution.Tables(channels, sets, steps));
    var total = cells.total(region, TOUCHES);
    return new WorksView(
        PageScope.of(request),
        total,
        attribution,
        attribution.channels().stream().map(channel -> channel(channel, channels)).toList(),
        List.of(
            BreakdownTable.of(cells, region, total, Breakdown.CHANNEL, TOUCHES),
            BreakdownTable.of(cells, region, total, Breakdown.TEAM, TOUCHES),
            BreakdownTable.of(cells, region, total, Breakdown.CONTENT, TOUCHES),
            BreakdownTable.of(cells, region, total, Breakdown.CHANNEL_SET, SETS)),
        PathOrders.of(steps, channels == null ? Map.of() : channels));
  }

  private static Channel channel(Attribution.Channel channel, Map<String, Measures> cells) {
    var cell = cells == null ? null : cells.get(channel.channel());
    var kind = ChannelKind.of(channel.channel());
    if (cell == null) {
      return new Channel(channel.channel(), kind, null, Map.of());
    }
    var cost = cell.get(Measure.COST);
    return new Channel(channel.channel(), kind, cost, CreditedCost.byModel(channel, cost));
  }

  @Override
  public Stamp stamp() {
    return scope.stamp();
  }

  @Override
  public Tables tables(Names names) {
    var all = new ArrayList<Tables.Table>();
    all.add(models(names));
    all.add(orders(names));
    all.add(steps(names));
    tables.forEach(table -> all.add(table.file(names)));
    return scope.file(names.say("What works", "效果"), all, names);
  }

  /** A row a channel and model: what a reader filters and pivots. */
  private Tables.Table models(Names names) {
    var rows = Tables.rows();
    for (var i = 0; i < channels.size(); i++) {
      var channel = channels.get(i);
      var credits = attribution.channels().get(i);
      for (var model : attribution.models()) {
        var credit = credits.credits().get(model.model());
        rows.add(
            Tables.row(
                names.value(Breakdown.CHANNEL.name(), channel.channel()),
                names.of("model_" + model.model()),
                credit == null ? Tables.WITHHELD : credit.conversions(),
                credit == null ? Tables.WITHHELD : credit.share(),
                channel.costPerCredit().get(model.model()),
                credits.assisted() == null ? Tables.WITHHELD : credits.assisted(),
                model.status()));
      }
    }
    return new Tables.Table(
        names.say("Models", "归因模型"),
        List.of(
            Tables.Column.of(names.of(Breakdown.CHANNEL.name())),
            Tables.Column.of(names.say("Model", "模型")),
            Tables.Column.of(names.say("Credited conversions", "归因转化")),
            Tables.Column.of(names.say("Share", "份额")),
            Tables.Column.of(
                names.say("Cost per credited conversion (minor units)", "每归因转化成本（最小货币单位）")),
            Tables.Column.of(names.say("Assisted conversions", "助攻转化")),
            Tables.Column.of(names.say("Status", "状态"))),
        rows);
  }

  private Tables.Table orders(Names names) {
    var rows = Tables.rows();
    for (var order : paths.orders()) {
      rows.add(
          Tables.row(
              kind(order.first(), names),
              kind(order.last(), names),
              order.paths(),
              order.conversions(),
              order.share(),
              order.conversionRate()));
    }
    return new Tables.Table(
        names.say("Orders of touches", "触达顺序"),
        List.of(
            Tables.Column.of(names.say("First touch", "首次触达")),
            Tables.Column.of(names.say("Last touch", "末次触达")),
            Tables.Column.of(names.say("Paths", "路径")),
            Tables.Column.of(names.of("conversions")),
            Tables.Column.of(names.say("Share of conversions", "占转化的比例")),
            Tables.Column.of(names.say("Conversions per path", "每条路径的转化"))),
        rows);
  }

  private Tables.Table steps(Names names) {
    var rows = Tables.rows();
    for (var step : paths.steps()) {
      rows.add(
          Tables.row(
              names.value(Breakdown.CHANNEL.name(), step.from()),
              names.value(Breakdown.CHANNEL.name(), step.to()),
              step.steps(),
              step.share()));
    }
    return new Tables.Table(
        names.say("Steps", "步骤"),
        List.of(
            Tables.Column.of(names.say("From", "从")),
            Tables.Column.of(names.say("To", "到")),
            Tables.Column.of("transitions", names),
            Tables.Column.of(names.say("Share of what leaves", "占离开步骤的比例"))),
        rows);
  }

  private static String kind(ChannelKind kind, Names names) {
    return switch (kind) {
      case ONLINE -> names.say("Online", "线上");
      case OFFLINE -> names.say("Offline", "线下");
      case OTHER -> names.say("Other", "其他");
    };
  }
}
