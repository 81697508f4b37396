package io.livelift.dashboard.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads and writes the tokens of programs, known by the hash of their secret. */
final class Tokens {
  /** So that a token is recognized where one should not be, such as in a repository. */
  static final String PREFIX = "livelift_";

  private static final String SELECT =
      "select t.*, p.name as owner from api_token t join person p on p.person_no = t.person_no ";

  /**
   * A token, as served to its owner and to administrators.
   *
   * @param revokedAt null while it holds
   */
  record Token(
      @JsonProperty("token_no") int tokenNo,
      @JsonProperty("person_no") int personNo,
      String owner,
      String name,
      List<String> campaigns,
      @JsonProperty("created_at") Instant createdAt,
      @JsonProperty("expires_at") Instant expiresAt,
      @JsonProperty("revoked_at") Instant revokedAt) {
    static Token of(ResultSet row) throws SQLException {
      var revokedAt = row.getTimestamp("revoked_at");
      return new Token(
          row.getInt("token_no"),
          row.getInt("person_no"),
          row.getString("owner"),
          row.getString("name"),
          List.of((String[]) row.getArray("campaigns").getArray()),
          row.getTimestamp("created_at").toInstant(),
          row.getTimestamp("expires_at").toInstant(),
          revokedAt == null ? null : revokedAt.toInstant());
    }
  }

  private Tokens() {}

  static int add(
      Connection connection,
      byte[] hash,
      int personNo,
      String name,
      List<String> campaigns,
      Instant expiresAt)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into api_token (token_hash, person_no, name, campaigns, expires_at)"
                + " values (?, ?, ?, ?, ?) returning token_no")) {
      insert.setBytes(1, hash);
      insert.setInt(2, personNo);
      insert.setString(3, name);
      insert.setArray(4, connection.createArrayOf("text", campaigns.toArray()));
      insert.setTimestamp(5, Timestamp.from(expiresAt));
      try (var rows = insert.executeQuery()) {
        rows.next();
        return rows.getInt(1);
      }
    }
  }

  /** A token that holds. */
  static Optional<Token> find(Connection connection, byte[] hash) throws SQLException {
    try (var select =
        connection.prepareStatement(
            SELECT + "where t.token_hash = ? and t.revoked_at is null and t.expires_at > now()")) {
      select.setBytes(1, hash);
      return read(select).stream().findFirst();
    }
  }

  static List<Token> of(Connection connection, int personNo) throws SQLException {
    try (var select =
        connection.prepareStatement(SELECT + "where t.person_no = ? order by t.token_no desc")) {
      select.setInt(1, personNo);
      return read(select);
    }
  }

  static List<Token> all(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(SELECT + "order by t.token_no desc")) {
      return read(select);
    }
  }

  /** Whether there was such a token that held. */
  static boolean revoke(Connection connection, int tokenNo) throws SQLException {
    try (var update =
        connection.prepareStatement(
            "update api_token set revoked_at = now() where token_no = ? and revoked_at is null")) {
      update.setInt(1, tokenNo);
      return update.executeUpdate() > 0;
    }
  }

  private static List<Token> read(PreparedStatement select) throws SQLException {
    List<Token> tokens = new ArrayList<>();
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        tokens.add(Token.of(rows));
      }
    }
    return tokens;
  }
}
