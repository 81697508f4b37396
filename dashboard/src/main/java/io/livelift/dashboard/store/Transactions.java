package io.livelift.dashboard.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** Short transactions that write what people do in the page; frames are written elsewhere. */
public final class Transactions implements AutoCloseable {
  private static final int CONNECTIONS = 4;

  private final HikariDataSource pool;

  /** Does not connect before the first transaction. */
  public Transactions(StoreConfig config) {
    var pooled = config.pool("dashboard-writers", CONNECTIONS);
    pooled.setMinimumIdle(0);
    this.pool = new HikariDataSource(pooled);
  }

  /** What is done in a transaction. */
  public interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  /** What is done in a transaction that has no result. */
  public interface Deed {
    void in(Connection connection) throws SQLException;
  }

  /**
   * Commits for somebody what is done, all or nothing; only what that one may see can be read or
   * written.
   *
   * @throws SQLException if Postgres cannot be used; then nothing is done, or it is not known
   */
  public <T> T of(Viewer viewer, Work<T> work) throws SQLException {
    return run(viewer, DatabaseRoles.ACCESS, work);
  }

  /** Commits what the dashboard does on its own account. */
  public <T> T own(Work<T> work) throws SQLException {
    return run(Viewer.everything(), DatabaseRoles.SINK, work);
  }

  /** Commits what the dashboard does on its own account. */
  public void carryOut(Deed deed) throws SQLException {
    own(
        connection -> {
          deed.in(connection);
          return null;
        });
  }

  private <T> T run(Viewer viewer, String role, Work<T> work) throws SQLException {
    try (var connection = pool.getConnection()) {
      try {
        viewer.enter(connection, role);
        var result = work.in(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
