package io.livelift.dashboard.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Answers questions, each from one frame: a repeatable-read transaction that only reads, and only
 * what the one may see who asks.
 */
public final class FrameReader implements AutoCloseable {
  private static final int CONNECTIONS = 6;

  private final HikariDataSource pool;

  /** Does not connect before the first question, so it starts also while Postgres is down. */
  public FrameReader(StoreConfig config) {
    var pooled = new HikariConfig();
    pooled.setPoolName("dashboard-readers");
    pooled.setJdbcUrl(config.jdbcUrl());
    pooled.setUsername(config.user());
    pooled.setPassword(config.password());
    pooled.setMaximumPoolSize(CONNECTIONS);
    pooled.setMinimumIdle(1);
    pooled.setReadOnly(true);
    pooled.setAutoCommit(false);
    pooled.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
    pooled.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
    pooled.setInitializationFailTimeout(-1);
    this.pool = new HikariDataSource(pooled);
  }

  /** A question. */
  public interface Question<T> {
    T answer(Snapshot snapshot) throws SQLException;
  }

  /**
   * Asks for somebody, all in one frame.
   *
   * @throws SQLException if Postgres cannot be asked
   */
  public <T> T ask(Viewer viewer, Question<T> question) throws SQLException {
    try (var connection = pool.getConnection()) {
      try {
        viewer.enter(connection, DatabaseRoles.READER);
        return question.answer(new Snapshot(connection));
      } finally {
        connection.rollback();
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
