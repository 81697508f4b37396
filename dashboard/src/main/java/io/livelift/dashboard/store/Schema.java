package io.livelift.dashboard.store;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/** The tables, brought to the newest version, and the roles that their rights speak of. */
public final class Schema {
  private Schema() {}

  /**
   * Applies the migrations that are missing; a second process waits for the first.
   *
   * @throws SQLException if Postgres cannot be used, with one sentence if the login lacks rights
   */
  public static void migrate(StoreConfig config) throws SQLException {
    try (var connection =
        DriverManager.getConnection(config.jdbcUrl(), config.user(), config.password())) {
      DatabaseRoles.ensure(connection);
    }
    Flyway.configure()
        .dataSource(config.jdbcUrl(), config.user(), config.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
