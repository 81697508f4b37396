package io.livelift.dashboard.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Reads and writes people and what was granted to them. */
final class People {
  private static final String SELECT =
      """
      select p.*,
        array(select g.campaign_id from campaign_grant g where g.person_no = p.person_no
              order by g.campaign_id) as campaigns,
        (select max(s.seen_at) from session s where s.person_no = p.person_no) as seen_at
      from person p
      """;

  /** Another row with the same lower-case name. */
  static final String NAME_TAKEN = "23505";

  private People() {}

  static List<Person> all(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(SELECT + " order by lower(p.name)")) {
      return read(select);
    }
  }

  static Optional<Person> byNumber(Connection connection, int personNo) throws SQLException {
    try (var select = connection.prepareStatement(SELECT + " where p.person_no = ?")) {
      select.setInt(1, personNo);
      return read(select).stream().findFirst();
    }
  }

  /** Upper and lower case are the same. */
  static Optional<Person> byName(Connection connection, String name) throws SQLException {
    try (var select = connection.prepareStatement(SELECT + " where lower(p.name) = lower(?)")) {
      select.setString(1, name);
      return read(select).stream().findFirst();
    }
  }

  static Optional<Person> bySubject(Connection connection, String issuer, String subject)
      throws SQLException {
    try (var select =
        connection.prepareStatement(SELECT + " where p.oidc_issuer = ? and p.oidc_subject = ?")) {
      select.setString(1, issuer);
      select.setString(2, subject);
      return read(select).stream().findFirst();
    }
  }

  /** Whether there is nobody yet; until the transaction ends no other process can make somebody. */
  static boolean isNobodyThere(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("lock table person in share row exclusive mode");
      try (var rows = statement.executeQuery("select exists (select from person)")) {
        rows.next();
        return !rows.getBoolean(1);
      }
    }
  }

  /**
   * Adds somebody with a one-time password.
   *
   * @return the number
   */
  static int add(Connection connection, String name, Role role, String passwordHash)
      throws SQLException {
    return insert(
        connection,
        "insert into person (name, role, password_hash, must_change_password)"
            + " values (?, ?, ?, true) returning person_no",
        name,
        role.name(),
        passwordHash);
  }

  /** Adds somebody whom the identity provider knows. */
  static int addBySubject(
      Connection connection, String name, Role role, String issuer, String subject)
      throws SQLException {
    return insert(
        connection,
        "insert into person (name, role, oidc_issuer, oidc_subject) values (?, ?, ?, ?)"
            + " returning person_no",
        name,
        role.name(),
        issuer,
        subject);
  }

  private static int insert(Connection connection, String sql, String... values)
      throws SQLException {
    try (var insert = connection.prepareStatement(sql)) {
      for (var i = 0; i < values.length; i++) {
        insert.setString(i + 1, values[i]);
      }
      try (var rows = insert.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  static void setPassword(Connection connection, int personNo, String hash, boolean oneTime)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update person set password_hash = ?, must_change_password = ? where person_no = ?")) {
      update.setString(1, hash);
      update.setBoolean(2, oneTime);
      update.setInt(3, personNo);
      update.executeUpdate();
    }
  }

  static void change(Connection connection, int personNo, Role role, boolean disabled)
      throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update person set role = ?, disabled = ? where person_no = ?")) {
      update.setString(1, role.name());
      update.setBoolean(2, disabled);
      update.setInt(3, personNo);
      update.executeUpdate();
    }
  }

  /** Makes the grants of somebody exactly these. */
  static void grant(Connection connection, int personNo, Collection<String> campaigns)
      throws SQLException {
    var ids = connection.createArrayOf("text", campaigns.toArray());
    try (var revoke =
            connection.prepareStatement(
                "delete from campaign_grant where person_no = ? and campaign_id <> all (?)");
        var grant =
            connection.prepareStatement(
                "insert into campaign_grant (person_no, campaign_id) select ?, unnest(?)"
                    + " on conflict do nothing")) {
      revoke.setInt(1, personNo);
      revoke.setArray(2, ids);
      revoke.executeUpdate();
      grant.setInt(1, personNo);
      grant.setArray(2, ids);
      grant.executeUpdate();
    }
  }

  /** How many could administer the dashboard if this one could not. */
  static int otherAdministrators(Connection connection, int personNo) throws SQLException {
    try (var statement = connection.createStatement()) {
      // Two administrators who disable each other at the same time must not both succeed.
      statement.execute("lock table person in share row exclusive mode");
    }
    try (var select =
        connection.prepareStatement(
            "select count(*) from person"
                + " where role = 'ADMINISTRATOR' and not disabled and person_no <> ?")) {
      select.setInt(1, personNo);
      try (var rows = select.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  private static List<Person> read(PreparedStatement select) throws SQLException {
    List<Person> people = new ArrayList<>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        people.add(Person.of(rows));
      }
    }
    return people;
  }
}
