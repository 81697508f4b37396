package io.livelift.dashboard.store;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.wording.Sentence;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What the last recomputation found, as it is served.
 *
 * @param verdict {@code AGREES}, {@code DIFFERS} or {@code EVIDENCE_GONE}
 * @param cells how many were recomputed
 * @param records how many were read again
 * @param differences in cells, ledger and withholding together
 */
public record AuditRow(
    long epoch,
    @JsonProperty("audited_at") Instant auditedAt,
    String verdict,
    long cells,
    long records,
    long differences,
    Sentence sentence) {

  static Optional<AuditRow> newest(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select * from audit_result order by audit_no desc limit 1")) {
      return rows.next()
          ? Optional.of(
              new AuditRow(
                  rows.getLong("epoch"),
                  rows.getTimestamp("audited_at").toInstant(),
                  rows.getString("verdict"),
                  rows.getLong("cells"),
                  rows.getLong("records"),
                  rows.getLong("differences"),
                  new Sentence(rows.getString("sentence_en"), rows.getString("sentence_zh"))))
          : Optional.empty();
    }
  }

  /** Keeps what a recomputation found. */
  public static void add(Connection connection, AuditRow found) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into audit_result (epoch, verdict, cells, records, differences, sentence_en,"
                + " sentence_zh) values (?, ?, ?, ?, ?, ?, ?)")) {
      insert.setLong(1, found.epoch());
      insert.setString(2, found.verdict());
      insert.setLong(3, found.cells());
      insert.setLong(4, found.records());
      insert.setLong(5, found.differences());
      insert.setString(6, found.sentence().en());
      insert.setString(7, found.sentence().zh());
      insert.executeUpdate();
    }
  }
}
