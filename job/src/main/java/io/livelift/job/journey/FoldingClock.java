package io.livelift.job.journey;

import java.util.ArrayDeque;

/**
 * Until when journeys may be folded: as far as records had arrived some time ago, by the clock of
 * this machine. A job that catches up passes months of arrival time within seconds; the campaigns
 * that its records belong to may be read a little later, and must find them unfolded. No number
 * depends on this clock, as long as campaigns that were there before are read within that time.
 */
final class FoldingClock {
  private record Tick(long now, long arrivedUntil) {}

  private static final long NEVER = Long.MIN_VALUE;

  private final long grace;
  private final ArrayDeque<Tick> ticks = new ArrayDeque<>();
  private long foldUntil = NEVER;

  /**
   * @param grace milliseconds
   */
  FoldingClock(long grace) {
    this.grace = grace;
  }

  /** Notes until when records have arrived. */
  void tick(long now, long arrivedUntil) {
    ticks.add(new Tick(now, arrivedUntil));
    // Nobody may ask for long: where nothing is folded, or nothing comes.
    foldUntil(now, arrivedUntil);
  }

  /** How many instants have not waited long enough yet: no more than there are within the grace. */
  int waiting() {
    return ticks.size();
  }

  /** Records that arrived before this instant were read long enough ago. */
  long foldUntil(long now, long arrivedUntil) {
    if (grace == 0) {
      ticks.clear();
      return arrivedUntil;
    }
    while (!ticks.isEmpty() && ticks.peek().now() <= now - grace) {
      foldUntil = ticks.poll().arrivedUntil();
    }
    return foldUntil;
  }
}
