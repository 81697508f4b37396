package io.livelift.dashboard.sink;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which offsets have been read but are not part of a frame yet: per partition the first of each
 * epoch.
 */
final class PendingOffsets {
  private final Map<Shard, Long> readTo = new HashMap<>();
  private final Map<Shard, TreeMap<Long, Long>> firstByEpoch = new HashMap<>();

  void read(Shard shard, long offset) {
    readTo.merge(shard, offset + 1, Math::max);
  }

  void pending(Shard shard, long offset, long epoch) {
    firstByEpoch.computeIfAbsent(shard, s -> new TreeMap<>()).merge(epoch, offset, Math::min);
  }

  /** What was pending above an epoch will go into the next frame, as if it were of that epoch. */
  void carry(long aboveEpoch, long intoEpoch) {
    for (var first : firstByEpoch.values()) {
      var above = first.tailMap(aboveEpoch, false);
      above.values().stream()
          .min(Long::compare)
          .ifPresent(
              offset -> {
                above.clear();
                first.merge(intoEpoch, offset, Math::min);
              });
    }
  }

  /** The frame of this epoch is complete: what belongs to it is pending no more. */
  Map<Shard, Progress> settle(long epoch) {
    Map<Shard, Progress> progress = new HashMap<>();
    readTo.forEach(
        (shard, end) -> {
          var first = firstByEpoch.getOrDefault(shard, new TreeMap<>());
          first.headMap(epoch, true).clear();
          var next = first.values().stream().min(Long::compare).orElse(end);
          progress.put(shard, new Progress(next, end));
        });
    return progress;
  }
}
