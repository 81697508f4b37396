package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.dashboard.directory.Directory;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.sink.InputLag;
import io.livelift.dashboard.store.AlarmRow;
import io.livelift.dashboard.store.AuditRow;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.dashboard.wording.RejectWords;
import io.livelift.dashboard.wording.Sentence;
import io.livelift.vocabulary.RejectReason;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Whether the numbers can be trusted. Serialized as it is into the API.
 *
 * @param topics what became of every record, by input topic
 * @param endsAsked when the brokers were asked where the topics end; later than the frame
 * @param endsProblem why it is not known where they end; empty if it is
 * @param audit what the last recomputation found; null if there was none
 */
public record QualityView(
    @JsonUnwrapped Stamp stamp,
    List<Topic> topics,
    @JsonProperty("ends_asked") Instant endsAsked,
    @JsonProperty("ends_problem") String endsProblem,
    List<AlarmRow> alarms,
    AuditRow audit,
    Directory.State directory)
    implements View {
  private static final Duration ALARMS_SHOWN = Duration.ofDays(30);
  private static final int MOST_ALARMS = 50;

  /**
   * One input topic.
   *
   * @param lag records that arrived since, or are just being counted; null if not known
   */
  public record Topic(
      @JsonUnwrapped AppliedFrame.Topic ledger,
      Long lag,
      List<Partition> partitions,
      @JsonProperty("rejected_by_reason") List<Rejected> rejectedByReason) {}

  /**
   * One partition.
   *
   * @param nextOffset every record below is in the numbers
   * @param end offset of the next record to come; null if not known
   */
  public record Partition(
      int partition, @JsonProperty("next_offset") long nextOffset, Long end, Long lag) {}

  /** Records that were not accepted for one reason. */
  public record Rejected(String reason, long count, Sentence sentence) {}

  /**
   * What is known at the frame of the snapshot.
   *
   * @param ends where the topics ended a little earlier or later
   */
  public static QualityView of(Snapshot snapshot, InputLag.Ends ends, Directory.State directory)
      throws SQLException {
    var frame = snapshot.frame();
    var topics = frame.map(AppliedFrame::topics).orElse(List.of());
    return new QualityView(
        Stamp.of(snapshot),
        topics.stream().map(topic -> topic(topic, ends)).toList(),
        ends.asked(),
        ends.problem(),
        snapshot.alarms(Instant.now().minus(ALARMS_SHOWN), MOST_ALARMS),
        snapshot.audit().orElse(null),
        directory);
  }

  /** The partitions of the input that a frame tells of, by topic. */
  public static Map<String, List<Integer>> partitions(Optional<AppliedFrame> frame) {
    return frame.map(AppliedFrame::topics).orElse(List.of()).stream()
        .collect(
            Collectors.toMap(
                AppliedFrame.Topic::topic, topic -> List.copyOf(topic.nextOffsets().keySet())));
  }

  private static Topic topic(AppliedFrame.Topic ledger, InputLag.Ends ends) {
    var known = ends.offsets().getOrDefault(ledger.topic(), Map.of());
    var partitions =
        ledger.nextOffsets().entrySet().stream()
            .map(entry -> partition(entry.getKey(), entry.getValue(), known.get(entry.getKey())))
            .sorted(Comparator.comparingInt(Partition::partition))
            .toList();
    var isKnown = partitions.stream().allMatch(partition -> partition.lag() != null);
    return new Topic(
        ledger,
        isKnown ? partitions.stream().mapToLong(Partition::lag).sum() : null,
        partitions,
        ledger.rejected().entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .map(entry -> rejected(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparingLong(Rejected::count).reversed())
            .toList());
  }

  private static Partition partition(int partition, long nextOffset, Long end) {
    return new Partition(
        partition, nextOffset, end, end == null ? null : Math.max(0, end - nextOffset));
  }

  /** A newer job may know reasons that are not known here. */
  private static Rejected rejected(String reason, long count) {
    try {
      return new Rejected(reason, count, RejectWords.of(RejectReason.valueOf(reason)));
    } catch (IllegalArgumentException e) {
      return new Rejected(reason, count, new Sentence(reason, reason));
    }
  }

  @Override
  public Tables tables(Names names) {
    return new Tables(
        names.say("Data quality", "数据质量"),
        Tables.about(stamp, names),
        List.of(ledger(names), rejected(names), partitions(names)));
  }

  private Tables.Table ledger(Names names) {
    Map<String, Function<AppliedFrame.Topic, Object>> columns = new LinkedHashMap<>();
    columns.put(names.say("Topic", "主题"), AppliedFrame.Topic::topic);
    columns.put(names.say("read", "读取"), AppliedFrame.Topic::read);
    columns.put(names.say("counted", "计入"), AppliedFrame.Topic::counted);
    columns.put(names.say("duplicate", "重复"), AppliedFrame.Topic::duplicate);
    columns.put(names.say("conflict", "冲突"), AppliedFrame.Topic::conflict);
    columns.put(names.say("late", "迟到"), AppliedFrame.Topic::late);
    columns.put(names.say("rejected", "拒收"), AppliedFrame.Topic::rejectedTotal);
    columns.put(names.say("out of flight", "活动期外"), AppliedFrame.Topic::outOfFlight);
    columns.put(names.say("unknown campaign", "未知活动"), AppliedFrame.Topic::unknownCampaign);
    columns.put(names.say("wrong kind", "对象不符"), AppliedFrame.Topic::wrongKind);
    columns.put(names.say("erased", "已删除"), AppliedFrame.Topic::erased);
    List<List<Object>> rows = new ArrayList<>();
    for (var topic : topics) {
      rows.add(
          columns.values().stream()
              .<Object>map(column -> column.apply(topic.ledger()))
              .collect(Collectors.toList()));
    }
    return new Tables.Table(
        names.say("What became of every record", "每条记录的去向"),
        columns.keySet().stream().map(Tables.Column::of).toList(),
        rows);
  }

  private Tables.Table rejected(Names names) {
    List<List<Object>> rows = new ArrayList<>();
    for (var topic : topics) {
      for (var rejected : topic.rejectedByReason()) {
        rows.add(
            Tables.row(
                topic.ledger().topic(),
                rejected.reason(),
                rejected.count(),
                names.say(rejected.sentence().en(), rejected.sentence().zh())));
      }
    }
    return new Tables.Table(
        names.say("Rejected by reason", "按原因拒收"),
        List.of(
            Tables.Column.of(names.say("Topic", "主题")),
            Tables.Column.of(names.say("Reason", "原因")),
            Tables.Column.of(names.say("Records", "记录数")),
            Tables.Column.of(names.say("Meaning", "含义"))),
        rows);
  }

  private Tables.Table partitions(Names names) {
    List<List<Object>> rows = new ArrayList<>();
    for (var topic : topics) {
      for (var partition : topic.partitions()) {
        rows.add(
            Tables.row(
                topic.ledger().topic(),
                partition.partition(),
                partition.nextOffset(),
                partition.end(),
                partition.lag()));
      }
    }
    return new Tables.Table(
        names.say("Lag by partition", "各分区滞后"),
        List.of(
            Tables.Column.of(names.say("Topic", "主题")),
            Tables.Column.of(names.say("Partition", "分区")),
            Tables.Column.of(names.say("Covered up to", "已覆盖至")),
            Tables.Column.of(names.say("Log end", "日志末端")),
            Tables.Column.of(names.say("Lag", "滞后"))),
        rows);
  }
}
