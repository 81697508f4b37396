package io.livelift.bench.run;

import java.util.stream.Stream;

/**
 * How far a job has come, by its epochs: measured is from the commit of the first epoch with a
 * quarter of the events to that of the last one before all were read, or at which time is up. An
 * epoch is worked off while the next one is read already; the very last one has the machine for
 * itself, and would make short runs look fast.
 */
final class EpochProgress {
  private final CandidateOptions options;
  private EpochLog.Epoch before;
  private EpochLog.Epoch first;
  private EpochLog.Epoch warm;
  private EpochLog.Epoch last;
  private EpochLog.Epoch fed;
  private int epochs;
  private long cells;

  EpochProgress(CandidateOptions options) {
    this.options = options;
  }

  void add(EpochLog.Epoch epoch) {
    if (isOver()) {
      return;
    }
    last = epoch;
    cells += epoch.cells();
    if (!isAllRead()) {
      fed = epoch;
      epochs += warm == null ? 0 : 1;
    }
    if (read(epoch) == 0) {
      before = epoch;
    } else if (first == null) {
      first = epoch;
    }
    if (warm == null && read(epoch) >= options.warmEvents()) {
      warm = epoch;
    }
  }

  boolean isOver() {
    return last != null && (isAllRead() || isTimeUp());
  }

  boolean isAllRead() {
    return read(last) >= options.events();
  }

  /**
   * Where the measured part begins: before a quarter is read only if time was up by then, or if
   * everything was read within one epoch.
   */
  EpochLog.Epoch from() {
    return Stream.of(warm, first, before)
        .filter(epoch -> epoch != null && epoch.number() < until().number())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Everything was read within one epoch: choose more with --events."));
  }

  /** Where it ends. */
  EpochLog.Epoch until() {
    var warmEnough = warm != null && fed != null && fed.number() > warm.number();
    return warmEnough ? fed : last;
  }

  /** How many epochs the measured part has. */
  int epochs() {
    return Math.max(1, epochs);
  }

  EpochLog.Epoch last() {
    return last;
  }

  /** Events of the measured part. */
  long measured() {
    return read(until()) - read(from());
  }

  /** All events that were read. */
  long read() {
    return read(last);
  }

  /** How many cells were sent in all epochs. */
  long cells() {
    return cells;
  }

  private boolean isTimeUp() {
    return options.limitMillis() > 0
        && first != null
        && !isLast(first)
        && last.committedAt() - first.committedAt() >= options.limitMillis();
  }

  private boolean isLast(EpochLog.Epoch epoch) {
    return epoch.number() == last.number();
  }

  private long read(EpochLog.Epoch epoch) {
    return epoch.read(options.eventTopics());
  }
}
