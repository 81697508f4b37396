package io.livelift.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The roles of Postgres as which the dashboard works. None of them can sign in, none of them gets
 * around row-level security; the dashboard's login takes one on in each connection, so that also a
 * login that is superuser is held to what a reader may see.
 */
public final class DatabaseRoles {
  /** Stores frames. */
  public static final String SINK = "livelift_sink";

  /** Reads what a {@link Viewer} may see. */
  public static final String READER = "livelift_reader";

  /** Keeps people, sessions and the audit log, and writes for a {@link Viewer}. */
  public static final String ACCESS = "livelift_access";

  /** What logins of BI tools are members of. */
  public static final String BI = "livelift_bi";

  private static final List<String> TAKEN_ON = List.of(SINK, READER, ACCESS);
  private static final List<String> ALL = List.of(SINK, READER, ACCESS, BI);

  private static final String NOT_ALLOWED = "42501";
  private static final String THERE_ALREADY = "42710";
  private static final String MADE_AT_THE_SAME_TIME = "23505";

  private DatabaseRoles() {}

  /**
   * Makes the roles that are missing. They belong to the server, not to one database, so this is
   * looked after at every start.
   *
   * @throws SQLException with one sentence if the login may not make or take on a role
   */
  static void ensure(Connection connection) throws SQLException {
    for (var role : ALL) {
      if (!exists(connection, role)) {
        create(connection, role);
      }
    }
    for (var role : TAKEN_ON) {
      if (!canTakeOn(connection, role)) {
        join(connection, role);
      }
    }
  }

  private static boolean exists(Connection connection, String role) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select rolsuper or rolbypassrls from pg_roles where rolname = ?")) {
      select.setString(1, role);
      try (var rows = select.executeQuery()) {
        if (!rows.next()) {
          return false;
        }
        if (rows.getBoolean(1)) {
          throw new SQLException(
              "The role %s gets around row-level security: alter role %s nosuperuser nobypassrls."
                  .formatted(role, role));
        }
        return true;
      }
    }
  }

  private static void create(Connection connection, String role) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("create role " + role + " nologin");
    } catch (SQLException e) {
      if (NOT_ALLOWED.equals(e.getSQLState())) {
        throw notAllowed(connection, e);
      }
      if (!THERE_ALREADY.equals(e.getSQLState())
          && !MADE_AT_THE_SAME_TIME.equals(e.getSQLState())) {
        throw e;
      }
    }
  }

  private static boolean canTakeOn(Connection connection, String role) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set role " + role);
      statement.execute("reset role");
      return true;
    } catch (SQLException e) {
      if (NOT_ALLOWED.equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static void join(Connection connection, String role) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("grant " + role + " to current_user");
    } catch (SQLException e) {
      throw NOT_ALLOWED.equals(e.getSQLState()) ? notAllowed(connection, e) : e;
    }
  }

  private static SQLException notAllowed(Connection connection, SQLException cause)
      throws SQLException {
    var login = connection.getMetaData().getUserName();
    return new SQLException(
        ("The login %s may not make the roles of the dashboard: let a superuser of Postgres run"
                + " \"create role %s; grant %s to %s;\", or \"alter role %s createrole;\".")
            .formatted(
                login,
                String.join("; create role ", ALL),
                String.join(", ", TAKEN_ON),
                login,
                login),
        NOT_ALLOWED,
        cause);
  }
}
