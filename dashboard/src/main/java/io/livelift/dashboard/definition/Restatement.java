package io.livelift.dashboard.definition;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.wording.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a new version does to what is already published. Serialized as it is into the API.
 *
 * @param movesNumbers whether published numbers may change; if not, only names and goals do
 * @param people journeys that are derived again, as far as profiles tell
 * @param seconds how long the epoch lasts longer on one thread, about; divided by the parallelism
 */
public record Restatement(
    @JsonProperty("moves_numbers") boolean movesNumbers,
    long people,
    long seconds,
    List<Sentence> sentences) {
  /** As measured, see docs/operations.md, in seconds on one thread. */
  private static final double SECONDS_A_MILLION_JOURNEYS = 49;

  private static final Set<String> WITHOUT_NUMBERS =
      Set.of("name", "goal_reach", "goal_conversions", "currency");
  private static final Set<String> BLANK_WINDOWS = Set.of("starts_at", "ends_at", "time_zone");
  private static final Set<String> ARMS = Set.of("holdout_percent", "holdout_salt");

  private static final Sentence NOTHING =
      new Sentence("Nothing differs from the version in force.", "与当前生效的版本没有任何差别。");
  private static final Sentence ONLY_WORDS =
      new Sentence(
          "No published number changes; the job goes through all journeys once all the same.",
          "已发布的数字不会改变；但计算作业仍会遍历一次所有旅程。");
  private static final Sentence RESTATES =
      new Sentence(
          "All numbers of this campaign that rest on retained events are restated, within one epoch; what is older and already folded stays as it was published.",
          "该活动基于保留事件的所有数字将在一个批次内重算；更早且已归并的部分保持已发布的数值。");
  private static final Sentence COST =
      new Sentence(
          "That epoch takes about %d s longer on one thread, divided by the job's parallelism; five times as long where events have been folded. Every campaign waits for it.",
          "该批次在单线程下约延长 %d 秒（除以作业并行度）；若已有事件归并，约为五倍。所有活动都会等待它。");
  private static final Sentence NEW_ARMS =
      new Sentence(
          "Other people are held out from now on: those who were contacted before become controls, and the lift no longer measures what it did.",
          "对照组成员会改变：此前被触达的人可能进入对照组，提升度的含义将与之前不同。");
  private static final Sentence MOVED_WINDOWS =
      new Sentence(
          "The windows that tell nothing of prescribing move with the flight; what was published of the former ones stays known.",
          "不公布处方数据的时间窗会随活动期移动；此前已公布的内容仍为人所知。");
  private static final Sentence NEW_CAMPAIGN =
      new Sentence(
          "A new campaign: events of it that arrived before are counted too, as far as they are retained.",
          "新活动：此前到达且仍被保留的相关事件也会计入。");

  /**
   * What publishing means.
   *
   * @param isNew whether there is no version yet
   * @param people how many profiles are known
   */
  public static Restatement of(boolean isNew, List<Change> changes, long people) {
    var fields = changes.stream().map(Change::field).collect(Collectors.toSet());
    var movesNumbers = !WITHOUT_NUMBERS.containsAll(fields);
    var seconds = Math.round(people / 1e6 * SECONDS_A_MILLION_JOURNEYS);
    List<Sentence> sentences = new ArrayList<>();
    if (changes.isEmpty()) {
      return new Restatement(false, 0, 0, List.of(NOTHING));
    }
    if (isNew) {
      sentences.add(NEW_CAMPAIGN);
    } else {
      sentences.add(movesNumbers ? RESTATES : ONLY_WORDS);
      if (fields.stream().anyMatch(ARMS::contains)) {
        sentences.add(NEW_ARMS);
      }
      if (fields.stream().anyMatch(BLANK_WINDOWS::contains)) {
        sentences.add(MOVED_WINDOWS);
      }
    }
    sentences.add(COST.with(Math.max(1, seconds)));
    return new Restatement(movesNumbers, people, seconds, sentences);
  }
}
