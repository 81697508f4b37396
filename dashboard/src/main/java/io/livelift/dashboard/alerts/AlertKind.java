package io.livelift.dashboard.alerts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.wording.Sentence;

/** What can be watched. */
public enum AlertKind {
  REACH_BEHIND_PACE(
      Unit.SHARE,
      new Range(0.1, 0.9, 1.0),
      new Sentence("Reach behind pace", "覆盖进度落后"),
      new Sentence(
          "Fires when the forecast for the end of the flight is below this share of the goal, and"
              + " its whole 95% interval lies below the goal.",
          "当活动结束时的预测值低于目标的该比例，且整个 95% 区间低于目标时触发。")),
  CONVERSIONS_BEHIND_PACE(
      Unit.SHARE,
      new Range(0.1, 0.9, 1.0),
      new Sentence("Conversions behind pace", "转化进度落后"),
      new Sentence(
          "Fires when the forecast for the end of the flight is below this share of the goal, and"
              + " its whole 95% interval lies below the goal.",
          "当活动结束时的预测值低于目标的该比例，且整个 95% 区间低于目标时触发。")),
  CONVERSION_DROP(
      Unit.SHARE,
      new Range(0.05, 0.3, 1.0),
      new Sentence("Conversions dropped", "转化下降"),
      new Sentence(
          "Fires when conversions of the last 24 full hours are lower by this share than those of"
              + " the same hours a week before, by more than chance explains. Hours that are"
              + " withheld on either side are left out.",
          "当最近 24 个完整小时的转化比一周前同一时段下降超过该比例，且超出偶然波动时触发。任一侧被隐去的小时不参与比较。")),
  DATA_STALE(
      Unit.SECONDS,
      new Range(10, 60, 86_400),
      new Sentence("Data stale", "数据陈旧"),
      new Sentence(
          "Fires when no epoch has been stored for so many seconds.", "当超过该秒数没有存储新的批次时触发。")),
  LEDGER(
      Unit.NONE,
      new Range(0, 0, 0),
      new Sentence("Ledger alarm", "账目警报"),
      new Sentence(
          "Fires when an epoch is missing or incomplete, the job went back, or a topic's records do"
              + " not add up.",
          "当批次缺失或不完整、计算作业回退，或某主题的记录对不上账时触发。"));

  /** What a threshold is counted in. */
  public enum Unit {
    /** 0.25 is a quarter. */
    SHARE,
    SECONDS,
    /** There is no threshold. */
    NONE
  }

  /** Which thresholds make sense, both ends included. */
  public record Range(double least, @JsonProperty("default") double usual, double most) {
    boolean contains(double threshold) {
      return least <= threshold && threshold <= most;
    }
  }

  private final Unit unit;
  private final Range range;
  private final Sentence name;
  private final Sentence meaning;

  AlertKind(Unit unit, Range range, Sentence name, Sentence meaning) {
    this.unit = unit;
    this.range = range;
    this.name = name;
    this.meaning = meaning;
  }

  public Unit unit() {
    return unit;
  }

  public Range range() {
    return range;
  }

  public Sentence title() {
    return name;
  }

  public Sentence meaning() {
    return meaning;
  }
}
