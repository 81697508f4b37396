package io.livelift.dashboard.sink;

import io.livelift.contract.EpochPart;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * One consistent cut of the input, to be stored as a whole.
 *
 * @param cells what changed since the frame before, each key once
 * @param parts what every subtask of every stage says of this epoch
 * @param progress per partition, what a restart has to read again
 */
public record Frame(
    long epoch,
    Collection<Cell> cells,
    List<EpochPart> parts,
    List<Alarm> alarms,
    Map<Shard, Progress> progress) {

  /** The accounts of all input records, by topic. */
  public List<TopicLedger> ledger() {
    return TopicLedger.of(parts);
  }
}
