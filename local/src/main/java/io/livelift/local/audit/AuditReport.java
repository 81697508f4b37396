package io.livelift.local.audit;

import io.livelift.local.audit.Differences.Difference;
import java.util.List;
import java.util.Map;

/**
 * What an audit found.
 *
 * @param isNewest whether no later epoch is complete
 * @param ledger as recomputed
 * @param cells number of cells recomputed
 * @param proof that each record was read once
 * @param incomplete input topics of which the broker no longer has every record; their ledger is
 *     not compared
 * @param differences empty too if evidence is gone
 * @param violations where published measures tell too much
 * @param leftBehind how many differing cells were published by a run that the job went back behind
 * @param gone what can no longer be told, one sentence each
 */
record AuditReport(
    long epoch,
    boolean isNewest,
    Map<LogTopic, TopicLedger> ledger,
    int cells,
    LedgerProof.Result proof,
    List<LogTopic> incomplete,
    List<Difference> differences,
    List<String> ledgerDifferences,
    List<String> violations,
    long leftBehind,
    List<String> gone) {

  /** What the command ends with. */
  enum Verdict {
    AGREES(0),
    DIFFERS(1),
    EVIDENCE_GONE(3);

    private final int exitCode;

    Verdict(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }
  }

  Verdict verdict() {
    if (!differences.isEmpty()
        || !ledgerDifferences.isEmpty()
        || !violations.isEmpty()
        || !proof.findings().isEmpty()) {
      return Verdict.DIFFERS;
    }
    return gone.isEmpty() ? Verdict.AGREES : Verdict.EVIDENCE_GONE;
  }

  /** Number of records that were read again. */
  long records() {
    return ledger.values().stream().mapToLong(TopicLedger::read).sum();
  }
}
