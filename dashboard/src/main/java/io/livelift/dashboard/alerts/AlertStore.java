package io.livelift.dashboard.alerts;

import io.livelift.dashboard.wording.Sentence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rules, firings and notices in Postgres. */
public final class AlertStore {
  private static final String RULES =
      "select r.*, c.campaign_id from alert_rule r join campaign c using (campaign_no)";

  private static final String FIRINGS =
      """
      select f.*, c.campaign_id,
             array(select m.target || ': ' || m.problem from alert_message m
                   where m.firing_no = f.firing_no and m.sent_at is null and m.problem <> ''
                   order by m.message_no) as undelivered
      from alert_firing f join campaign c using (campaign_no)
      order by f.firing_no desc limit ?
      """;

  private AlertStore() {}

  /** All rules that may be seen, by campaign and age. */
  public static List<AlertRule> rules(Connection connection) throws SQLException {
    List<AlertRule> rules = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(RULES + " order by c.campaign_id, r.rule_no")) {
      while (rows.next()) {
        rules.add(rule(rows));
      }
    }
    return rules;
  }

  /** The last firings that may be seen, newest first. */
  public static List<AlertFiring> firings(Connection connection, int limit) throws SQLException {
    List<AlertFiring> firings = new ArrayList<>();
    try (var select = connection.prepareStatement(FIRINGS)) {
      select.setInt(1, limit);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          firings.add(firing(rows));
        }
      }
    }
    return firings;
  }

  /** Notices that may be seen, after one, oldest first. */
  public static List<Notice> notices(Connection connection, long after, int limit)
      throws SQLException {
    List<Notice> notices = new ArrayList<>();
    try (var select =
        connection.prepareStatement(
            "select n.*, c.campaign_id, c.name from alert_notice n join campaign c"
                + " using (campaign_no) where n.notice_no > ? order by n.notice_no limit ?")) {
      select.setLong(1, after);
      select.setInt(2, limit);
      try (var rows = select.executeQuery()) {
        while (rows.next()) {
          notices.add(
              new Notice(
                  rows.getLong("notice_no"),
                  rows.getString("campaign_id"),
                  rows.getString("name"),
                  rows.getBoolean("over"),
                  rows.getTimestamp("noticed_at").toInstant(),
                  sentence(rows, "sentence")));
        }
      }
    }
    return notices;
  }

  /** The number of the last notice that may be seen, 0 if there is none. */
  public static long newestNotice(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select coalesce(max(notice_no), 0) from alert_notice")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** The number of the last alarm of the sink, 0 if there is none. */
  public static long newestAlarm(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select coalesce(max(alarm_no), 0) from alarm")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** A new rule; what the sink raised before does not make it fire. */
  public static long add(
      Connection connection, int campaignNo, AlertForm.Filled filled, String madeBy)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into alert_rule (campaign_no, kind, threshold, channels, webhook_url,"
                + " email_to, language, made_by, last_alarm)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning rule_no")) {
      insert.setInt(1, campaignNo);
      insert.setString(2, filled.kind().name());
      fill(connection, insert, 3, filled);
      insert.setString(8, madeBy);
      insert.setLong(9, newestAlarm(connection));
      try (var rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Changes a rule but for its kind; it forgets whether it fires. */
  public static boolean change(
      Connection connection, int campaignNo, long ruleNo, AlertForm.Filled filled)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update alert_rule set threshold = ?, channels = ?, webhook_url = ?, email_to = ?,"
                + " language = ?, calm_since = null where rule_no = ? and campaign_no = ?"
                + " and kind = ?")) {
      fill(connection, update, 1, filled);
      update.setLong(6, ruleNo);
      update.setInt(7, campaignNo);
      update.setString(8, filled.kind().name());
      return update.executeUpdate() == 1;
    }
  }

  /** Takes a rule away; a firing of it ends. */
  public static boolean remove(Connection connection, int campaignNo, long ruleNo)
      throws SQLException {
    try (var end =
            connection.prepareStatement(
                "update alert_firing set resolved_at = clock_timestamp(), resolution_en = ?,"
                    + " resolution_zh = ? where rule_no = ? and campaign_no = ?"
                    + " and resolved_at is null");
        var delete =
            connection.prepareStatement(
                "delete from alert_rule where rule_no = ? and campaign_no = ?")) {
      end.setString(1, "The rule was removed.");
      end.setString(2, "规则已删除。");
      end.setLong(3, ruleNo);
      end.setInt(4, campaignNo);
      end.executeUpdate();
      delete.setLong(1, ruleNo);
      delete.setInt(2, campaignNo);
      return delete.executeUpdate() == 1;
    }
  }

  /**
   * Remembers a judgement.
   *
   * @return whether the rule was still as it was judged; if not, nothing is remembered
   */
  static boolean remember(
      Connection connection, AlertRule rule, AlertJudge.Memory memory, Long firing)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update alert_rule set firing = ?, calm_since = ?, last_alarm = ?"
                + " where rule_no = ? and firing is not distinct from ?")) {
      update.setObject(1, firing, Types.BIGINT);
      update.setTimestamp(2, timestamp(memory.calmSince()));
      update.setLong(3, memory.lastAlarm());
      update.setLong(4, rule.ruleNo());
      update.setObject(5, rule.firing(), Types.BIGINT);
      return update.executeUpdate() == 1;
    }
  }

  /** At which frame something was judged. */
  record Moment(Instant at, Long frame, Long epoch) {}

  static long begin(Connection connection, AlertRule rule, Moment moment, Sentence sentence)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into alert_firing (rule_no, campaign_no, kind, threshold, raised_at,"
                + " raised_frame, raised_epoch, sentence_en, sentence_zh)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?) returning firing_no")) {
      insert.setLong(1, rule.ruleNo());
      insert.setInt(2, rule.campaignNo());
      insert.setString(3, rule.kind().name());
      insert.setDouble(4, rule.threshold());
      insert.setTimestamp(5, timestamp(moment.at()));
      insert.setObject(6, moment.frame(), Types.BIGINT);
      insert.setObject(7, moment.epoch(), Types.BIGINT);
      insert.setString(8, sentence.en());
      insert.setString(9, sentence.zh());
      try (var rows = insert.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  static void end(Connection connection, long firingNo, Moment moment, Sentence sentence)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update alert_firing set resolved_at = ?, resolved_frame = ?, resolved_epoch = ?,"
                + " resolution_en = ?, resolution_zh = ?"
                + " where firing_no = ? and resolved_at is null")) {
      update.setTimestamp(1, timestamp(moment.at()));
      update.setObject(2, moment.frame(), Types.BIGINT);
      update.setObject(3, moment.epoch(), Types.BIGINT);
      update.setString(4, sentence.en());
      update.setString(5, sentence.zh());
      update.setLong(6, firingNo);
      update.executeUpdate();
    }
  }

  static void notice(
      Connection connection,
      AlertRule rule,
      long firingNo,
      boolean over,
      Instant at,
      Sentence sentence)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into alert_notice (firing_no, campaign_no, over, noticed_at, sentence_en,"
                + " sentence_zh) values (?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, firingNo);
      insert.setInt(2, rule.campaignNo());
      insert.setBoolean(3, over);
      insert.setTimestamp(4, timestamp(at));
      insert.setString(5, sentence.en());
      insert.setString(6, sentence.zh());
      insert.executeUpdate();
    }
  }

  static Optional<String> alarmSentence(Connection connection, long alarmNo) throws SQLException {
    try (var select =
        connection.prepareStatement("select sentence from alarm where alarm_no = ?")) {
      select.setLong(1, alarmNo);
      try (var rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  private static void fill(
      Connection connection, PreparedStatement statement, int first, AlertForm.Filled filled)
      throws SQLException {
    statement.setDouble(first, filled.threshold());
    statement.setArray(
        first + 1,
        connection.createArrayOf("text", filled.channels().stream().map(Channel::name).toArray()));
    statement.setString(first + 2, filled.webhookUrl());
    statement.setArray(first + 3, connection.createArrayOf("text", filled.emailTo().toArray()));
    statement.setString(first + 4, filled.language());
  }

  private static AlertRule rule(ResultSet row) throws SQLException {
    return new AlertRule(
        row.getLong("rule_no"),
        row.getInt("campaign_no"),
        row.getString("campaign_id"),
        AlertKind.valueOf(row.getString("kind")),
        row.getDouble("threshold"),
        channels((String[]) row.getArray("channels").getArray()),
        row.getString("webhook_url"),
        List.of((String[]) row.getArray("email_to").getArray()),
        row.getString("language"),
        row.getString("made_by"),
        row.getTimestamp("made_at").toInstant(),
        row.getObject("firing", Long.class),
        instant(row.getTimestamp("calm_since")),
        row.getLong("last_alarm"));
  }

  private static Set<Channel> channels(String[] names) {
    var channels = EnumSet.noneOf(Channel.class);
    for (var name : names) {
      channels.add(Channel.valueOf(name));
    }
    return channels;
  }

  private static AlertFiring firing(ResultSet row) throws SQLException {
    var resolvedAt = instant(row.getTimestamp("resolved_at"));
    return new AlertFiring(
        row.getLong("firing_no"),
        row.getLong("rule_no"),
        row.getString("campaign_id"),
        AlertKind.valueOf(row.getString("kind")),
        row.getDouble("threshold"),
        row.getTimestamp("raised_at").toInstant(),
        row.getObject("raised_epoch", Long.class),
        sentence(row, "sentence"),
        resolvedAt,
        row.getObject("resolved_epoch", Long.class),
        resolvedAt == null ? null : sentence(row, "resolution"),
        List.of((String[]) row.getArray("undelivered").getArray()));
  }

  private static Sentence sentence(ResultSet row, String name) throws SQLException {
    return new Sentence(row.getString(name + "_en"), row.getString(name + "_zh"));
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static Timestamp timestamp(Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
