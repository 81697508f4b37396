package io.livelift.local.audit;

import io.livelift.vocabulary.CellKey;
import java.util.Map;

/**
 * What the numbers should be.
 *
 * @param cells every cell that is not all zero, with its non-zero measures by id
 * @param ledger what became of the records, by topic
 */
public record OracleResult(
    Map<CellKey, Map<String, Long>> cells, Map<LogTopic, TopicLedger> ledger) {

  /** A measure of a cell; 0 where there is none. */
  public long measure(CellKey cell, String id) {
    return cells.getOrDefault(cell, Map.of()).getOrDefault(id, 0L);
  }
}
