package io.livelift.dashboard.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;

/**
 * Answers questions, each from one frame: a repeatable-read transaction that only reads, and only
 * what the one may see who asks.
 */
public final class FrameReader implements AutoCloseable {
  private static final int CONNECTIONS = 6;

  private final HikariDataSource pool;

  /** Does not connect before the first question, so it starts also while Postgres is down. */
  public FrameReader(StoreConfig config) {
    var pooled = config.pool("dashboard-readers", CONNECTIONS);
    pooled.setMinimumIdle(1);
    pooled.setReadOnly(true);
    pooled.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
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
