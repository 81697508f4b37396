package io.livelift.dashboard.access;

import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Tells when rights may have changed, here or in another process: Postgres counts the changes, and
 * is asked for the count at most twice a second.
 */
final class AccessVersion {
  private static final long ASK_AGAIN_NANOS = Duration.ofMillis(500).toNanos();

  private final Transactions transactions;
  private final Runnable onChange;
  private volatile long askedNanos;
  private long version = Long.MIN_VALUE;

  AccessVersion(Transactions transactions, Runnable onChange) {
    this.transactions = transactions;
    this.onChange = onChange;
    this.askedNanos = System.nanoTime() - ASK_AGAIN_NANOS;
  }

  /**
   * Returns when what is remembered is of the last half second.
   *
   * @throws SQLException if Postgres cannot be asked; then nothing is known
   */
  void check() throws SQLException {
    if (System.nanoTime() - askedNanos >= ASK_AGAIN_NANOS) {
      ask();
    }
  }

  private synchronized void ask() throws SQLException {
    var now = System.nanoTime();
    if (now - askedNanos < ASK_AGAIN_NANOS) {
      return;
    }
    var stored =
        transactions.<Long>of(
            Viewer.everything(),
            connection -> {
              try (var statement = connection.createStatement();
                  var rows = statement.executeQuery("select version from access_version")) {
                rows.next();
                return rows.getLong(1);
              }
            });
    if (stored != version) {
      version = stored;
      onChange.run();
    }
    askedNanos = now;
  }
}
