package io.livelift.bench.latency;

import io.livelift.bench.run.EpochLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** Up to which offsets each epoch covers the log, and so when an event was first on a frame. */
final class Coverage {
  private final TreeMap<Long, Map<TopicPartition, Long>> nextOffsets = new TreeMap<>();
  private List<FrameTimes.Frame> frames = List.of();

  void add(EpochLog.Epoch epoch) {
    var offsets = new HashMap<TopicPartition, Long>();
    for (var part : epoch.parts()) {
      for (var ledger : part.getPartitions()) {
        offsets.merge(
            new TopicPartition(ledger.getTopic(), ledger.getPartition()),
            ledger.getNextOffset(),
            Math::max);
      }
    }
    nextOffsets.put(epoch.number(), offsets);
  }

  /** The frames to look for events on; several epochs may have become one frame. */
  void frames(List<FrameTimes.Frame> seen) {
    frames = new ArrayList<>(seen);
  }

  /** When the event was first on a frame; empty if on none yet. */
  OptionalLong visibleAt(Appended.Event event) {
    // Coverage only grows: the first frame that covers it is found by halving.
    var low = 0;
    var high = frames.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (covers(frames.get(middle).epoch(), event)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < frames.size() ? OptionalLong.of(frames.get(low).atMillis()) : OptionalLong.empty();
  }

  private boolean covers(long epoch, Appended.Event event) {
    var known = nextOffsets.floorEntry(epoch);
    return known != null && known.getValue().getOrDefault(event.partition(), 0L) > event.offset();
  }
}
