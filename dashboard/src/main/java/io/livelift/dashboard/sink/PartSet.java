package io.livelift.dashboard.sink;

import io.livelift.contract.EpochPart;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The parts of one epoch that have been read. */
final class PartSet {
  static final String CELLS = "cells";

  private final Map<PartId, EpochPart> parts = new HashMap<>();
  private final Map<String, Integer> missingByStage = new HashMap<>();
  private int stages;

  void add(EpochPart part) {
    if (parts.put(PartId.of(part), part) == null) {
      stages = part.getStages();
      missingByStage.merge(
          part.getPart(), part.getParallelism() - 1, (missing, more) -> missing - 1);
    }
  }

  /**
   * Whether every subtask of every stage has published: only then the epoch is a cut. How many
   * stages there are is the job's to say: a newer one may have more.
   */
  boolean isComplete() {
    return missingByStage.size() == stages
        && missingByStage.values().stream().allMatch(missing -> missing == 0);
  }

  /** How many cells the cell stage says it sent. */
  long cellsSent() {
    return parts.values().stream()
        .filter(part -> part.getPart().equals(CELLS))
        .mapToLong(EpochPart::getCells)
        .sum();
  }

  Collection<EpochPart> parts() {
    return parts.values();
  }
}
