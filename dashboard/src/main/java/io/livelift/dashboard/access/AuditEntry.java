package io.livelift.dashboard.access;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/**
 * What somebody did, as served to administrators.
 *
 * @param name what they signed in with at that time, or tried to
 * @param detail a JSON object
 */
record AuditEntry(
    @JsonProperty("entry_no") long entryNo,
    Instant at,
    @JsonProperty("person_no") Integer personNo,
    String name,
    String address,
    String action,
    @JsonProperty("campaign_id") String campaignId,
    @JsonRawValue String detail) {

  static AuditEntry of(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("entry_no"),
        row.getTimestamp("at").toInstant(),
        row.getObject("person_no", Integer.class),
        row.getString("name"),
        row.getString("address"),
        row.getString("action"),
        row.getString("campaign_id"),
        row.getString("detail"));
  }
}
