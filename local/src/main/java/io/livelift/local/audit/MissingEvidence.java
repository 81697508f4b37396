package io.livelift.local.audit;

import io.livelift.local.audit.Differences.Difference;
import java.util.ArrayList;
import java.util.List;

/** What can no longer be told, because retention or compaction took what it would need. */
final class MissingEvidence {
  private final LedgerProof.Result proof;

  MissingEvidence(LedgerProof.Result proof) {
    this.proof = proof;
  }

  /**
   * One sentence for each thing that is gone and was needed.
   *
   * @param takenCells how many of the differing cells have only values of later epochs left
   */
  List<String> of(List<Difference> differences, long takenCells) {
    var sentences = new ArrayList<String>();
    for (var topic : LogTopic.values()) {
      var gone = proof.gone(topic);
      if (gone > 0 && !LedgerProof.COMPACTED.contains(topic)) {
        sentences.add(
            "Retention took %d records of %s that the epoch rests on: its cells can no longer be recomputed; keep the topic longer."
                .formatted(gone, topic.defaultName()));
      } else if (gone > 0 && !differences.isEmpty()) {
        sentences.add(
            "Compaction took %d records of %s that the epoch rests on: whether %d measures that are not as recomputed are wrong can no longer be told; raise the topic's min.compaction.lag.ms."
                .formatted(gone, topic.defaultName(), differences.size()));
      }
    }
    if (takenCells > 0) {
      sentences.add(
          "Compaction took what %d cells were at this epoch: they can no longer be checked; raise min.compaction.lag.ms of %s."
              .formatted(takenCells, Audit.CELLS));
    }
    return sentences;
  }
}
