package io.livelift.local.replay;

import java.time.Duration;
import java.util.Map;

/**
 * What came of a replay.
 *
 * @param sent records by topic
 * @param badLines lines that were no record
 * @param lostCells by how many the epochs and the cells that were read disagree
 */
record ReplayResult(
    Map<String, Long> sent,
    long badLines,
    Ledger ledger,
    CellReport cells,
    long epoch,
    long lostCells,
    Duration took) {

  /** Whether every record is accounted for and every announced cell was read. */
  boolean isSound() {
    return ledger.holds() && lostCells == 0;
  }
}
