package io.livelift.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * For whom Postgres is asked. What this one may not see is not there for the question: the tables
 * themselves see to it.
 */
public final class Viewer {
  private static final String ENTER =
      "select set_config('role', ?, true), set_config('livelift.person', ?, true),"
          + " set_config('livelift.token', ?, true)";

  private static final Viewer EVERYTHING = new Viewer("everything", "");

  private final String person;
  private final String token;

  private Viewer(String person, String token) {
    this.person = person;
    this.token = token;
  }

  /** The dashboard itself, and everybody where nobody has to sign in. */
  public static Viewer everything() {
    return EVERYTHING;
  }

  public static Viewer person(int personNo) {
    return new Viewer(Integer.toString(personNo), "");
  }

  /** A program that works for a person with one of the person's tokens. */
  public static Viewer token(int personNo, int tokenNo) {
    return new Viewer(Integer.toString(personNo), Integer.toString(tokenNo));
  }

  /** Takes on a role and says for whom, both until the transaction ends. */
  public void enter(Connection connection, String role) throws SQLException {
    try (var enter = connection.prepareStatement(ENTER)) {
      enter.setString(1, role);
      enter.setString(2, person);
      enter.setString(3, token);
      enter.execute();
    }
  }

  @Override
  public String toString() {
    return "Viewer[person=" + person + ", token=" + token + "]";
  }
}
