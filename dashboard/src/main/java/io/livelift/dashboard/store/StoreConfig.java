package io.livelift.dashboard.store;

import java.util.Objects;

/**
 * Where Postgres is.
 *
 * @param jdbcUrl such as {@code jdbc:postgresql://localhost:5432/livelift}
 */
public record StoreConfig(String jdbcUrl, String user, String password) {
  public StoreConfig {
    Objects.requireNonNull(jdbcUrl, "The JDBC URL of Postgres is not set.");
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return "StoreConfig[jdbcUrl=" + jdbcUrl + ", user=" + user + "]";
  }
}
