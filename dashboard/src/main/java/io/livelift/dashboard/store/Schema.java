package io.livelift.dashboard.store;

import org.flywaydb.core.Flyway;

/** The tables, brought to the newest version. */
public final class Schema {
  private Schema() {}

  /** Applies the migrations that are missing; a second process waits for the first. */
  public static void migrate(StoreConfig config) {
    Flyway.configure()
        .dataSource(config.jdbcUrl(), config.user(), config.password())
        .locations("classpath:db/migration")
        .load()
        .migrate();
  }
}
