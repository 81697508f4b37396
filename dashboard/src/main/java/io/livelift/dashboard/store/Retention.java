package io.livelift.dashboard.store;

import io.livelift.vocabulary.Granularity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/** Deletes what has been kept long enough, every few minutes and in a transaction of its own. */
final class Retention {
  private static final Duration PAUSE = Duration.ofMinutes(10);

  private final RetentionConfig config;
  private Instant nextSweep = Instant.EPOCH;

  Retention(RetentionConfig config) {
    this.config = config;
  }

  void sweep(Connection connection) throws SQLException {
    var now = Instant.now();
    if (now.isBefore(nextSweep)) {
      return;
    }
    nextSweep = now.plus(PAUSE);
    deleteCells(connection, Granularity.MINUTE, config.minute(), now);
    deleteCells(connection, Granularity.HOUR, config.hour(), now);
    deleteFrames(connection, now);
    connection.commit();
  }

  private static void deleteCells(
      Connection connection, Granularity granularity, Duration kept, Instant now)
      throws SQLException {
    if (kept == null) {
      return;
    }
    try (var delete =
        connection.prepareStatement(
            "delete from cell where granularity = ? and window_start < ?")) {
      delete.setInt(1, granularity.ordinal());
      delete.setLong(2, now.minus(kept).toEpochMilli());
      delete.executeUpdate();
    }
  }

  private void deleteFrames(Connection connection, Instant now) throws SQLException {
    if (config.frames() == null) {
      return;
    }
    var before = java.sql.Timestamp.from(now.minus(config.frames()));
    try (var delete =
        connection.prepareStatement(
            "delete from frame where committed_at < ?"
                + " and frame < (select max(frame) from frame)")) {
      delete.setTimestamp(1, before);
      delete.executeUpdate();
    }
    try (var delete = connection.prepareStatement("delete from correction where hour < ?")) {
      delete.setTimestamp(1, before);
      delete.executeUpdate();
    }
  }
}
