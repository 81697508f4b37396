package io.livelift.dashboard.sink;

import java.util.Map;

/**
 * Where a sink goes on.
 *
 * @param frame number of the last stored frame, 0 if there is none
 * @param epoch epoch of that frame, {@link #NO_EPOCH} if there is none
 */
public record SinkState(long frame, long epoch, Map<Shard, Progress> progress) {
  public static final long NO_EPOCH = -1;

  public SinkState {
    progress = Map.copyOf(progress);
  }

  /** The state of a sink that has never stored anything. */
  public static SinkState fresh() {
    return new SinkState(0, NO_EPOCH, Map.of());
  }

  /** Whether a record that is read again is already part of the stored frame. */
  boolean holds(Shard shard, long offset, long recordEpoch) {
    var known = progress.get(shard);
    return known != null && offset < known.readTo() && recordEpoch <= epoch;
  }
}
