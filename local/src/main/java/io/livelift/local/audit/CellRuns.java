package io.livelift.local.audit;

import io.livelift.local.audit.EpochChoice.Run;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells which run of the job published a cell. A cell names its epoch only, and epochs of two runs
 * can have one number; but within a partition runs follow each other, and so do a run's epochs.
 */
final class CellRuns {
  /** Of a run whose parts are no longer there. */
  static final int BEFORE = -1;

  private final List<Run> runs;
  private final Map<Integer, Place> places = new HashMap<>();

  private record Place(int run, long epoch) {}

  /**
   * @param runs in the order of the log
   */
  CellRuns(List<Run> runs) {
    this.runs = runs;
  }

  /** The run of the next cell of a partition; {@link #BEFORE} if it is not known. */
  int run(int partition, long epoch) {
    var place = places.getOrDefault(partition, new Place(BEFORE, -1));
    var run = place.run();
    if (epoch < place.epoch() || epoch > last(run)) {
      run = next(run, epoch);
    }
    var highest = run == place.run() ? Math.max(place.epoch(), epoch) : epoch;
    places.put(partition, new Place(run, highest));
    return run;
  }

  /** The first run after this one that has the epoch; this one if none has. */
  private int next(int run, long epoch) {
    for (var later = run + 1; later < runs.size(); later++) {
      if (epoch >= runs.get(later).first() && epoch <= last(later)) {
        return later;
      }
    }
    return run;
  }

  /** The newest run may have gone on since its parts were read. */
  private long last(int run) {
    if (run == BEFORE) {
      return runs.isEmpty() ? Long.MAX_VALUE : runs.get(0).first() - 1;
    }
    return run == runs.size() - 1 ? Long.MAX_VALUE : runs.get(run).last();
  }
}
