package io.livelift.dashboard.alerts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Messages that wait, in Postgres. */
final class OutboxStore {
  /** Longer than any attempt: nobody else tries the same message meanwhile. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private OutboxStore() {}

  static void add(Connection connection, AlertRule rule, long firingNo, List<Message> messages)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into alert_message (firing_no, campaign_no, channel, target, subject, body)"
                + " values (?, ?, ?, ?, ?, ?)")) {
      for (var message : messages) {
        insert.setLong(1, firingNo);
        insert.setInt(2, rule.campaignNo());
        insert.setString(3, message.channel().name());
        insert.setString(4, message.target());
        insert.setString(5, message.subject());
        insert.setString(6, message.body());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /**
   * Takes the message that has been due for longest; who takes one and dies leaves it to others
   * after a while.
   *
   * @param tried numbers of messages that are not meant
   */
  static Optional<Message> take(Connection connection, Collection<Long> tried) throws SQLException {
    try (var take =
        connection.prepareStatement(
            """
            update alert_message set attempts = attempts + 1,
              next_attempt_at = clock_timestamp() + ? * interval '1 second'
            where message_no = (
              select message_no from alert_message
              where sent_at is null and given_up_at is null and next_attempt_at <= clock_timestamp()
                and message_no <> all (?)
              order by next_attempt_at, message_no limit 1 for update skip locked)
            returning *
            """)) {
      take.setLong(1, LEASE.toSeconds());
      take.setArray(2, connection.createArrayOf("bigint", tried.toArray()));
      try (var rows = take.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Message(
                    rows.getLong("message_no"),
                    Channel.valueOf(rows.getString("channel")),
                    rows.getString("target"),
                    rows.getString("subject"),
                    rows.getString("body"),
                    rows.getInt("attempts")))
            : Optional.empty();
      }
    }
  }

  static void sent(Connection connection, Message message) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update alert_message set sent_at = clock_timestamp(), problem = ''"
                + " where message_no = ?")) {
      update.setLong(1, message.messageNo());
      update.executeUpdate();
    }
  }

  /**
   * Puts a message off.
   *
   * @param pause until it is tried again; null to give it up
   */
  static void failed(Connection connection, Message message, String problem, Duration pause)
      throws SQLException {
    var sql =
        pause == null
            ? "update alert_message set problem = ?, given_up_at = clock_timestamp()"
                + " where message_no = ?"
            : "update alert_message set problem = ?,"
                + " next_attempt_at = clock_timestamp() + ? * interval '1 millisecond'"
                + " where message_no = ?";
    try (var update = connection.prepareStatement(sql)) {
      update.setString(1, problem);
      if (pause != null) {
        update.setLong(2, pause.toMillis());
      }
      update.setLong(pause == null ? 2 : 3, message.messageNo());
      update.executeUpdate();
    }
  }
}
