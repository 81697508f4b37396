package io.livelift.dashboard.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** A stored alarm, as it is served. */
public record AlarmRow(
    long frame,
    @JsonProperty("raised_at") Instant raisedAt,
    String kind,
    long epoch,
    String sentence) {
  static AlarmRow of(ResultSet row) throws SQLException {
    return new AlarmRow(
        row.getLong("frame"),
        row.getTimestamp("raised_at").toInstant(),
        row.getString("kind"),
        row.getLong("epoch"),
        row.getString("sentence"));
  }
}
