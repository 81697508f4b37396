package io.livelift.dashboard.store;

import com.fasterxml.jackson.core.type.TypeReference;
import io.livelift.contract.Campaign;
import io.livelift.dashboard.definition.DefinitionStore;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.sink.Frame;
import io.livelift.dashboard.sink.FrameWriter;
import io.livelift.dashboard.sink.Progress;
import io.livelift.dashboard.sink.Shard;
import io.livelift.dashboard.sink.SinkState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Frames in Postgres, through one connection of its own. It holds an advisory lock while it writes,
 * so that a second sink stands by.
 */
public final class PostgresFrames implements FrameWriter {
  /** "livelift" in ASCII. */
  private static final long LOCK = 0x6c6976656c696674L;

  private static final TypeReference<List<AppliedFrame.Topic>> LEDGER = new TypeReference<>() {};

  private final Connection connection;
  private final CampaignNumbers campaigns = new CampaignNumbers();
  private final CellTable cells = new CellTable(campaigns);
  private final CorrectionTable corrections = new CorrectionTable(campaigns);
  private final ArmHistory armHistory = new ArmHistory(campaigns);
  private final Retention retention;
  private boolean active;
  private long lastFrame;

  private PostgresFrames(Connection connection, RetentionConfig retention) {
    this.connection = connection;
    this.retention = new Retention(retention);
  }

  /** Connects and brings the tables to the newest version. */
  public static PostgresFrames open(StoreConfig config, RetentionConfig retention)
      throws SQLException {
    Schema.migrate(config);
    var connection =
        DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password());
    try (var statement = connection.createStatement()) {
      statement.execute("set role " + DatabaseRoles.SINK);
    }
    connection.setAutoCommit(false);
    return new PostgresFrames(connection, retention);
  }

  @Override
  public boolean isActive() throws SQLException {
    if (!active) {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
        rows.next();
        active = rows.getBoolean(1);
      }
      connection.commit();
    }
    return active;
  }

  @Override
  public SinkState state() throws SQLException {
    Map<Shard, Progress> progress = new HashMap<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from progress")) {
      while (rows.next()) {
        progress.put(
            new Shard(rows.getString("topic"), rows.getInt("partition")),
            new Progress(rows.getLong("next_offset"), rows.getLong("read_to")));
      }
    }
    var latest = latest();
    lastFrame = latest.map(AppliedFrame::frame).orElse(0L);
    return new SinkState(
        lastFrame, latest.map(AppliedFrame::epoch).orElse(SinkState.NO_EPOCH), progress);
  }

  @Override
  public Optional<AppliedFrame> latest() throws SQLException {
    var latest = latest(connection);
    connection.commit();
    return latest;
  }

  /** The last frame that a transaction sees. */
  static Optional<AppliedFrame> latest(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select * from frame order by frame desc limit 1")) {
      return rows.next() ? Optional.of(frame(rows)) : Optional.empty();
    }
  }

  @Override
  public AppliedFrame apply(Frame frame) throws SQLException {
    corrections.note(connection, frame, Instant.now());
    cells.write(connection, frame.cells());
    write(frame.progress());
    writeAlarms(frame);
    var applied = writeFrame(frame);
    armHistory.keep(connection, frame.cells(), applied.committedAt());
    connection.commit();
    lastFrame = applied.frame();
    retention.sweep(connection);
    return applied;
  }

  @Override
  public void define(Collection<Campaign> definitions, Map<Shard, Progress> progress)
      throws SQLException {
    for (var definition : definitions) {
      var number = campaigns.of(connection, definition.getCampaignId());
      CampaignTable.define(connection, number, definition);
      DefinitionStore.read(connection, number, definition);
    }
    write(progress);
    connection.commit();
  }

  @Override
  public void close() {
    campaigns.forget();
    try {
      connection.close();
    } catch (SQLException e) {
      // The connection is broken already; the server ends its session and frees the lock.
      active = false;
    }
  }

  /** Fails if another frame is the last one by now: the database was put back to an older state. */
  private AppliedFrame writeFrame(Frame frame) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into frame (frame, epoch, committed_at, cells, ledger)
            select ?, ?, clock_timestamp(), ?, ?::jsonb
            where coalesce((select max(frame) from frame), 0) = ?
            returning *
            """)) {
      insert.setLong(1, lastFrame + 1);
      insert.setLong(2, frame.epoch());
      insert.setInt(3, frame.cells().size());
      insert.setString(4, Json.write(frame.ledger().stream().map(Ledgers::topic).toList()));
      insert.setLong(5, lastFrame);
      try (var rows = insert.executeQuery()) {
        if (!rows.next()) {
          throw new SQLException(
              "The last frame in Postgres is not frame " + lastFrame + " any more.");
        }
        return frame(rows);
      }
    }
  }

  private void writeAlarms(Frame frame) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into alarm (frame, raised_at, kind, epoch, sentence)"
                + " values (?, clock_timestamp(), ?, ?, ?)")) {
      for (var alarm : frame.alarms()) {
        insert.setLong(1, lastFrame + 1);
        insert.setString(2, alarm.kind().name());
        insert.setLong(3, alarm.epoch());
        insert.setString(4, alarm.sentence());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void write(Map<Shard, Progress> progress) throws SQLException {
    try (var upsert =
        connection.prepareStatement(
            "insert into progress (topic, partition, next_offset, read_to) values (?, ?, ?, ?)"
                + " on conflict (topic, partition) do update"
                + " set next_offset = excluded.next_offset, read_to = excluded.read_to")) {
      for (var entry : progress.entrySet()) {
        upsert.setString(1, entry.getKey().topic());
        upsert.setInt(2, entry.getKey().partition());
        upsert.setLong(3, entry.getValue().nextOffset());
        upsert.setLong(4, entry.getValue().readTo());
        upsert.addBatch();
      }
      upsert.executeBatch();
    }
  }

  private static AppliedFrame frame(ResultSet row) throws SQLException {
    return new AppliedFrame(
        row.getLong("frame"),
        row.getLong("epoch"),
        row.getTimestamp("committed_at").toInstant(),
        row.getInt("cells"),
        Json.read(row.getString("ledger"), LEDGER));
  }
}
