package io.livelift.dashboard.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes sessions, known by the hash of their secret. */
final class Sessions {
  /** Since when there is a session, and when it was used last. */
  record Session(int personNo, Instant createdAt, Instant seenAt) {}

  private Sessions() {}

  static void begin(Connection connection, byte[] hash, int personNo, Instant now)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into session (session_hash, person_no, created_at, seen_at)"
                + " values (?, ?, ?, ?)")) {
      insert.setBytes(1, hash);
      insert.setInt(2, personNo);
      insert.setTimestamp(3, Timestamp.from(now));
      insert.setTimestamp(4, Timestamp.from(now));
      insert.executeUpdate();
    }
  }

  static Optional<Session> find(Connection connection, byte[] hash) throws SQLException {
    try (var select = connection.prepareStatement("select * from session where session_hash = ?")) {
      select.setBytes(1, hash);
      try (var rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(
                new Session(
                    rows.getInt("person_no"),
                    rows.getTimestamp("created_at").toInstant(),
                    rows.getTimestamp("seen_at").toInstant()))
            : Optional.empty();
      }
    }
  }

  static void seen(Connection connection, byte[] hash, Instant now) throws SQLException {
    try (var update =
        connection.prepareStatement("update session set seen_at = ? where session_hash = ?")) {
      update.setTimestamp(1, Timestamp.from(now));
      update.setBytes(2, hash);
      update.executeUpdate();
    }
  }

  static void end(Connection connection, byte[] hash) throws SQLException {
    try (var delete = connection.prepareStatement("delete from session where session_hash = ?")) {
      delete.setBytes(1, hash);
      delete.executeUpdate();
    }
  }

  static void endAll(Connection connection, int personNo) throws SQLException {
    try (var delete = connection.prepareStatement("delete from session where person_no = ?")) {
      delete.setInt(1, personNo);
      delete.executeUpdate();
    }
  }

  /** Deletes what nobody can use any more. */
  static void sweep(Connection connection, Instant createdBefore, Instant seenBefore)
      throws SQLException {
    try (var delete =
        connection.prepareStatement("delete from session where created_at < ? or seen_at < ?")) {
      delete.setTimestamp(1, Timestamp.from(createdBefore));
      delete.setTimestamp(2, Timestamp.from(seenBefore));
      delete.executeUpdate();
    }
  }
}
