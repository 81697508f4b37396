package io.livelift.dashboard.sink;

import io.livelift.contract.EpochPart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Follows from part to part whether the previous epoch that each names has been read. The order of
 * reading does not matter, and what is linked is forgotten at once.
 */
final class PartChain {
  /** One epoch of one part. */
  record Link(PartId id, long epoch) {}

  private final Set<Link> unclaimed = new HashSet<>();
  private final Set<Link> missing = new HashSet<>();

  void read(EpochPart part, long applied) {
    var id = PartId.of(part);
    var self = new Link(id, part.getEpoch());
    if (!missing.remove(self)) {
      unclaimed.add(self);
    }
    if (part.getPreviousEpoch() > applied) {
      var previous = new Link(id, part.getPreviousEpoch());
      if (!unclaimed.remove(previous)) {
        missing.add(previous);
      }
    }
  }

  /** Links up to an epoch that were named but not read, in order. */
  List<Link> missing(long upToEpoch) {
    return missing.stream()
        .filter(link -> link.epoch() <= upToEpoch)
        .sorted(
            java.util.Comparator.comparingLong(Link::epoch)
                .thenComparing(link -> link.id().part())
                .thenComparingInt(link -> link.id().subtask()))
        .toList();
  }

  void forget(long upToEpoch) {
    unclaimed.removeIf(link -> link.epoch() <= upToEpoch);
    missing.removeIf(link -> link.epoch() <= upToEpoch);
  }

  void clear() {
    unclaimed.clear();
    missing.clear();
  }
}
