package io.livelift.dashboard.alerts;

import io.livelift.dashboard.wording.Sentence;
import java.time.Duration;

/** What is told of a firing. */
final class AlertWords {
  private AlertWords() {}

  static Sentence begun(AlertKind kind, double threshold, AlertFacts facts) {
    return switch (kind) {
      case REACH_BEHIND_PACE ->
          pace(
              "Reach is behind pace: %,d people so far, about %,.0f at the end of the flight,"
                  + " %.0f%% of the goal of %,d.",
              "覆盖进度落后：目前 %,d 人，预计活动结束时约 %,.0f 人，为目标的 %.0f%%（目标 %,d）。", facts.reach());
      case CONVERSIONS_BEHIND_PACE ->
          pace(
              "Conversions are behind pace: %,d so far, about %,.0f at the end of the flight,"
                  + " %.0f%% of the goal of %,d.",
              "转化进度落后：目前 %,d 次，预计活动结束时约 %,.0f 次，为目标的 %.0f%%（目标 %,d）。", facts.conversions());
      case CONVERSION_DROP ->
          new Sentence(
                  "Conversions dropped by %.0f%%: %,d in the last 24 full hours, %,d in the same"
                      + " hours a week before.",
                  "转化下降 %.0f%%：最近 24 个完整小时 %,d 次，一周前同一时段 %,d 次。")
              .with(100 * facts.week().drop(), facts.week().now(), facts.week().before());
      case DATA_STALE ->
          new Sentence(
                  "The data is stale: no epoch has been stored for %,d s, more than %,.0f s.",
                  "数据陈旧：已有 %,d 秒没有存储新的批次，超过 %,.0f 秒。")
              .with(age(facts), threshold);
      case LEDGER -> ledger(facts);
    };
  }

  static Sentence over(AlertKind kind, AlertFacts facts) {
    return switch (kind) {
      case REACH_BEHIND_PACE ->
          new Sentence(
                  "Reach is on pace again, at %.0f%% of the goal by the forecast.",
                  "覆盖进度已恢复，预测值为目标的 %.0f%%。")
              .with(100 * facts.reach().share());
      case CONVERSIONS_BEHIND_PACE ->
          new Sentence(
                  "Conversions are on pace again, at %.0f%% of the goal by the forecast.",
                  "转化进度已恢复，预测值为目标的 %.0f%%。")
              .with(100 * facts.conversions().share());
      case CONVERSION_DROP ->
          new Sentence(
                  "Conversions have recovered: %,d in the last 24 full hours, %,d a week before.",
                  "转化已恢复：最近 24 个完整小时 %,d 次，一周前 %,d 次。")
              .with(facts.week().now(), facts.week().before());
      case DATA_STALE -> new Sentence("The data is fresh again.", "数据已恢复更新。");
      case LEDGER ->
          new Sentence(
                  "No new ledger alarm for %d minutes, and all records add up.",
                  "%d 分钟内没有新的账目警报，所有记录均对得上账。")
              .with(AlertJudge.CALM_LEDGER.toMinutes());
    };
  }

  private static Sentence pace(String en, String zh, AlertFacts.Pace pace) {
    return new Sentence(en, zh)
        .with(pace.soFar(), pace.projected(), 100 * pace.share(), pace.goal());
  }

  private static long age(AlertFacts facts) {
    return Duration.between(facts.committedAt(), facts.now()).toSeconds();
  }

  private static Sentence ledger(AlertFacts facts) {
    return facts.unbalanced().isEmpty()
        ? new Sentence("%s", "账目警报：%s").with(facts.alarmSentence())
        : new Sentence("The records of %s do not add up.", "%s 的记录对不上账。")
            .with(String.join(", ", facts.unbalanced()));
  }
}
