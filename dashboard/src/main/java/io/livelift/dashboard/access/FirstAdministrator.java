package io.livelift.dashboard.access;

import io.livelift.dashboard.store.Schema;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.api.FlywayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The administrator whom the first start makes, so that somebody can let the others in. Waits for
 * Postgres as long as it takes.
 */
public final class FirstAdministrator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FirstAdministrator.class);
  private static final String NAME = "admin";
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final StoreConfig store;
  private final Transactions transactions;
  private final AuditLog audit;
  private final CompletableFuture<Optional<OneTimePassword>> made = new CompletableFuture<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What is shown once and stored nowhere. */
  public record OneTimePassword(String name, String password) {
    /** What the one who started the dashboard is told. */
    public String sentence() {
      return "Sign in as %s with the one-time password %s, which is shown only now."
          .formatted(name, password);
    }

    /** Never shows the password by accident. */
    @Override
    public String toString() {
      return "OneTimePassword[name=" + name + "]";
    }
  }

  FirstAdministrator(StoreConfig store, Transactions transactions, AuditLog audit) {
    this.store = store;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** Is done once it is known whether somebody can sign in; with a password if there was nobody. */
  public CompletableFuture<Optional<OneTimePassword>> made() {
    return made;
  }

  void start() {
    var thread = new Thread(this::run, "dashboard-first-administrator");
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      do {
        try {
          Schema.migrate(store);
          made.complete(make());
          return;
        } catch (SQLException | FlywayException e) {
          LOG.debug("The tables of people cannot be used yet.", e);
        }
      } while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("The first administrator cannot be made.", e);
      made.completeExceptionally(e);
    }
  }

  private Optional<OneTimePassword> make() throws SQLException {
    return transactions.of(
        Viewer.everything(),
        connection -> {
          if (!People.isNobodyThere(connection)) {
            return Optional.empty();
          }
          var password = Secrets.oneTimePassword();
          var number = People.add(connection, NAME, Role.ADMINISTRATOR, Passwords.hash(password));
          audit.write(connection, number, NAME, null, Action.ADMINISTRATOR_CREATED, null, Map.of());
          return Optional.of(new OneTimePassword(NAME, password));
        });
  }

  @Override
  public void close() {
    closed.countDown();
    made.cancel(false);
  }
}
