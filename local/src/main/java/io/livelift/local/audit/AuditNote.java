package io.livelift.local.audit;

import io.livelift.dashboard.store.AuditRow;
import io.livelift.dashboard.wording.Sentence;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;

/** Leaves what an audit found where the dashboard shows it. */
final class AuditNote {
  private AuditNote() {}

  /**
   * Writes the note.
   *
   * @param jdbcUrl of the dashboard's Postgres, with user and password
   * @throws SQLException if it cannot be written, as where the dashboard has never run
   */
  static void write(String jdbcUrl, AuditReport report) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbcUrl)) {
      AuditRow.add(connection, row(report));
    }
  }

  static AuditRow row(AuditReport report) {
    return new AuditRow(
        report.epoch(),
        Instant.now(),
        report.verdict().name(),
        report.cells(),
        report.records(),
        report.differences().size()
            + report.ledgerDifferences().size()
            + report.violations().size()
            + report.proof().findings().size(),
        new Sentence(AuditPrinter.conclusion(report), chinese(report)));
  }

  private static String chinese(AuditReport report) {
    return switch (report.verdict()) {
      case AGREES -> "没有差异；每条记录恰好读取一次。";
      case DIFFERS ->
          String.format(
              Locale.ROOT,
              "有 %d 个指标与 %d 个计数不同，%d 处泄露过多；账目有 %d 处错误。",
              report.differences().size(),
              report.ledgerDifferences().size(),
              report.violations().size(),
              report.proof().findings().size());
      case EVIDENCE_GONE -> "现存部分一致；其余已无法核对。";
    };
  }
}
