package io.livelift.dashboard.access;

import io.livelift.dashboard.store.Schema;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.dashboard.store.Transactions;
import io.livelift.dashboard.store.Viewer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A way back in for whoever runs the dashboard, where no administrator can let them in. */
public final class OneTimePasswords {
  private OneTimePasswords() {}

  /**
   * Gives somebody a new password that must be changed at the next sign-in, lets them in if they
   * were disabled, and ends their sessions.
   *
   * @throws IllegalArgumentException with one sentence if there is nobody of this name
   * @throws SQLException if Postgres cannot be used
   */
  public static FirstAdministrator.OneTimePassword give(StoreConfig store, String name)
      throws SQLException {
    Schema.migrate(store);
    try (var transactions = new Transactions(store)) {
      var audit = new AuditLog(transactions, new Addresses(List.of()));
      var password = Secrets.oneTimePassword();
      var hash = Passwords.hash(password);
      transactions.of(
          Viewer.everything(),
          connection -> {
            var person =
                People.byName(connection, name)
                    .orElseThrow(
                        () ->
                            new IllegalArgumentException(
                                "There is nobody called " + name + " in the dashboard."));
            People.change(connection, person.personNo(), person.role(), false);
            People.setPassword(connection, person.personNo(), hash, true);
            Sessions.endAll(connection, person.personNo());
            audit.write(
                connection,
                null,
                null,
                null,
                Action.PASSWORD_RESET,
                null,
                Map.of("person_no", person.personNo(), "person", person.name(), "by", "operator"));
            return null;
          });
      return new FirstAdministrator.OneTimePassword(name, password);
    }
  }
}
