package io.livelift.job.cells;

import io.livelift.job.combine.Combiner;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.SliceSums;
import java.util.ArrayList;
import java.util.List;

/** Contributions in blocks, as combiners send them. */
final class Combined {
  private Combined() {}

  /** Of one combiner, which sends all at once. */
  static List<SliceSums> of(List<CellDelta> deltas) {
    var combiner = new Combiner();
    var blocks = new ArrayList<SliceSums>();
    deltas.forEach(combiner::add);
    combiner.drain(blocks::add);
    return blocks;
  }

  /** The roll-up of one slice's contributions, which came from two combiners. */
  static RollUp rollUp(List<CellDelta> deltas) {
    var rollUp = new RollUp();
    of(deltas.subList(0, deltas.size() / 2)).forEach(rollUp::add);
    of(deltas.subList(deltas.size() / 2, deltas.size())).forEach(rollUp::add);
    return rollUp;
  }
}
