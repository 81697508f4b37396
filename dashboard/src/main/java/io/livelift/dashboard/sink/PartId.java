package io.livelift.dashboard.sink;

import io.livelift.contract.EpochPart;

/** Who publishes epoch parts: one subtask of one stage. */
public record PartId(String part, int subtask) {
  static PartId of(EpochPart part) {
    return new PartId(part.getPart(), part.getSubtask());
  }
}
