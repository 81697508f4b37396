package io.livelift.dashboard.store;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;
import java.util.Objects;

/**
 * Where Postgres is.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://localhost:5432/livelift}
 */
public record StoreConfig(String jdbcUrl, String user, String password) {
  private static final Duration SILENCE = Duration.ofMinutes(1);

  public StoreConfig {
    Objects.requireNonNull(jdbcUrl, "The JDBC URL of Postgres is not set.");
  }

  /**
   * A pool of connections that does not connect before it is asked for one, waits three seconds for
   * it, and gives up a connection on which nothing has come back for a minute: a frozen Postgres
   * shall not hold all threads.
   */
  HikariConfig pool(String name, int connections) {
    var pool = new HikariConfig();
    pool.setPoolName(name);
    pool.setJdbcUrl(jdbcUrl);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setMaximumPoolSize(connections);
    pool.setAutoCommit(false);
    pool.setConnectionTimeout(Duration.ofSeconds(3).toMillis());
    pool.setInitializationFailTimeout(-1);
    pool.addDataSourceProperty("socketTimeout", Long.toString(SILENCE.toSeconds()));
    return pool;
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "StoreConfig[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
  }
}
