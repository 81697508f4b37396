package io.livelift.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A Postgres server as a child process, listening on the loopback interface. The superuser is
 * {@code postgres}, without a password.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final String USER = "postgres";
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;

  private EmbeddedPostgres(io.zonky.test.db.postgres.embedded.EmbeddedPostgres server) {
    this.server = server;
  }

  /** Starts on a directory, after stopping a server that a killed JVM may have left on it. */
  public static EmbeddedPostgres start(Path directory) {
    try {
      OrphanedPostgres.stop(directory);
      var server =
          io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
              .setDataDirectory(directory)
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(binaries().toFile())
              // The caller stops the servers in their order; a hook would stop this one first.
              .setRegisterShutdownHook(false)
              .setPGStartupWait(START_LIMIT)
              .setLocaleConfig("locale", "C")
              // The library switches fsync off; what a reader was shown shall outlive a power cut.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "off")
              // Cells are written again with every frame: the more log fits between two
              // checkpoints, the fewer pages are logged whole, as each is once after a checkpoint.
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("max_wal_size", "2GB")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .start();
      return new EmbeddedPostgres(server);
    } catch (IOException e) {
      throw new UncheckedIOException("Postgres did not start on " + directory + ".", e);
    }
  }

  /** Address of the database {@code postgres}, its user included. */
  public String jdbcUrl() {
    return server.getJdbcUrl(USER, USER);
  }

  public String user() {
    return USER;
  }

  public DataSource dataSource() {
    return server.getPostgresDatabase();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("Postgres did not stop.", e);
    }
  }

  /** Unpacked once per user: a directory for all would belong to whoever came first. */
  private static Path binaries() {
    return Path.of(
        System.getProperty("java.io.tmpdir"),
        "livelift-postgres-" + System.getProperty("user.name"));
  }
}
