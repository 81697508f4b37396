package io.livelift.dashboard.sink;

import io.livelift.contract.EpochPart;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The parts of one epoch that have been read. */
final class PartSet {
  static final String CELLS = "cells";

  /** The stages that publish a part of every epoch. */
  static final List<String> STAGES =
      List.of(
          "views",
          "prescriptions",
          "physicians",
          "campaigns",
          "physician-journeys",
          "patient-journeys",
          CELLS);

  private final Map<PartId, EpochPart> parts = new HashMap<>();
  private final Map<String, Integer> countByStage = new HashMap<>();

  void add(EpochPart part) {
    if (parts.put(PartId.of(part), part) == null) {
      countByStage.merge(part.getPart(), 1, Integer::sum);
    }
  }

  /** Whether every subtask of every stage has published: only then the epoch is a cut. */
  boolean isComplete() {
    for (var stage : STAGES) {
      var first = parts.get(new PartId(stage, 0));
      if (first == null || countByStage.get(stage) < first.getParallelism()) {
        return false;
      }
    }
    return true;
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
