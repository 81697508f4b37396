package io.livelift.dashboard.sink;

import java.time.Instant;

/** What the sink is doing, for the health page. Written by the sink, read by anybody. */
public final class SinkHealth {
  /** What a sink can be doing. */
  public enum Phase {
    STARTING,
    /** Another sink writes; this one takes over when that one ends. */
    STANDBY,
    /** Reads what was published before it started. */
    CATCHING_UP,
    LIVE,
    /** Something it needs is broken; it tries again. */
    RETRYING,
    STOPPED;

    /** Whether all that was published before the start is in the database; by another, maybe. */
    public boolean hasReadWhatWasBefore() {
      return this == LIVE || this == STANDBY;
    }
  }

  /**
   * @param problem what is broken and what is done about it; empty if nothing is
   */
  public record State(Phase phase, String problem, Instant since) {}

  private volatile State state = new State(Phase.STARTING, "", Instant.now());

  public State state() {
    return state;
  }

  void is(Phase phase) {
    if (state.phase() != phase) {
      state = new State(phase, "", Instant.now());
    }
  }

  void retrying(String problem) {
    var since = state.phase() == Phase.RETRYING ? state.since() : Instant.now();
    state = new State(Phase.RETRYING, problem, since);
  }
}
