package io.livelift.bench.latency;

import io.livelift.bench.report.LatencyStages;
import io.livelift.bench.report.LatencyStages.Span;
import io.livelift.bench.run.EpochLog;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** Up to which offsets each epoch covers the log, and so when an event was first on a frame. */
final class Coverage {
  private record Published(
      long number, long barrierAt, long readAt, Map<TopicPartition, Long> nextOffsets) {
    boolean covers(Appended.Event event) {
      return nextOffsets.getOrDefault(event.partition(), 0L) > event.offset();
    }
  }

  private final List<Published> epochs = new ArrayList<>();
  private List<FrameTimes.Frame> frames = List.of();

  /**
   * The next epoch.
   *
   * @param readAt when it was read, epoch milliseconds
   */
  void add(EpochLog.Epoch epoch, long readAt) {
    var offsets = new HashMap<TopicPartition, Long>();
    for (var part : epoch.parts()) {
      for (var ledger : part.getPartitions()) {
        offsets.merge(
            new TopicPartition(ledger.getTopic(), ledger.getPartition()),
            ledger.getNextOffset(),
            Math::max);
      }
    }
    epochs.add(new Published(epoch.number(), epoch.barrierAt(), readAt, offsets));
  }

  /** The frames to look for events on; several epochs may have become one frame. */
  void frames(List<FrameTimes.Frame> seen) {
    frames = new ArrayList<>(seen);
  }

  /** How the event came to a frame; empty if it is on none yet. */
  Optional<Passage> passage(Appended.Event event) {
    return first(epochs, epoch -> epoch.covers(event))
        .flatMap(
            epoch ->
                first(frames, frame -> frame.epoch() >= epoch.number())
                    .map(
                        frame ->
                            new Passage(
                                event.atMillis(),
                                epoch.barrierAt(),
                                epoch.readAt(),
                                frame.storedMillis(),
                                frame.atMillis())));
  }

  /**
   * What these passages consist of.
   *
   * @param sent events a second
   * @param from when measuring began, epoch milliseconds
   * @param end when it ended
   */
  LatencyStages stages(Collection<Passage> passages, double sent, long from, long end) {
    var meanwhile =
        frames.stream().filter(f -> f.atMillis() >= from && f.atMillis() < end).toList();
    var published = epochs.stream().filter(e -> e.readAt() >= from && e.readAt() < end).count();
    var cells = meanwhile.stream().mapToLong(FrameTimes.Frame::cells).sum() * 1e3 / (end - from);
    return new LatencyStages(
        Span.of(passages, Passage::toBarrier),
        Span.of(passages, Passage::toPublished),
        Span.of(passages, Passage::toStored),
        Span.of(passages, passage -> passage.seen() - passage.stored()),
        meanwhile.size(),
        (int) published,
        cells,
        cells / sent);
  }

  /** The first that is as wanted, of a list whose end is so, by halving. */
  private static <T> Optional<T> first(List<T> list, Predicate<T> wanted) {
    var low = 0;
    var high = list.size();
    while (low < high) {
      var middle = (low + high) >>> 1;
      if (wanted.test(list.get(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < list.size() ? Optional.of(list.get(low)) : Optional.empty();
  }
}
