package io.livelift.dashboard.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Somebody who may sign in, as served to administrators.
 *
 * @param passwordHash null for who signs in with the identity provider only
 * @param campaigns what was granted, by id
 * @param seenAt when one of the present sessions was used last; null if there is none
 */
record Person(
    @JsonProperty("person_no") int personNo,
    String name,
    Role role,
    @JsonIgnore String passwordHash,
    @JsonProperty("must_change_password") boolean mustChangePassword,
    boolean disabled,
    @JsonProperty("oidc_issuer") String oidcIssuer,
    List<String> campaigns,
    @JsonProperty("created_at") Instant createdAt,
    @JsonProperty("seen_at") Instant seenAt) {

  /** Reads a row of {@link People}. */
  static Person of(ResultSet row) throws SQLException {
    var seenAt = row.getTimestamp("seen_at");
    return new Person(
        row.getInt("person_no"),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getString("password_hash"),
        row.getBoolean("must_change_password"),
        row.getBoolean("disabled"),
        row.getString("oidc_issuer"),
        List.of((String[]) row.getArray("campaigns").getArray()),
        row.getTimestamp("created_at").toInstant(),
        seenAt == null ? null : seenAt.toInstant());
  }

  /** Whether there is a password of the dashboard's own. */
  @JsonProperty("has_password")
  boolean hasPassword() {
    return passwordHash != null;
  }

  @JsonIgnore
  Rights rights() {
    return role == Role.ADMINISTRATOR ? Rights.everything() : Rights.of(campaigns);
  }
}
