package io.livelift.job.cells;

import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The changes of one slice's cells within an epoch, each at the region that it came with. {@link
 * #changes} says what they are when rolled up to the nation; {@link SliceChanges} does that.
 */
final class RollUp {
  private final List<SliceSums> blocks = new ArrayList<>();
  private WindowPlan plan;

  void add(SliceSums sums) {
    plan = plan == null || plan.version() <= sums.plan().version() ? sums.plan() : plan;
    if (sums.cells() > 0) {
      blocks.add(sums);
    }
  }

  /** The blocks that came; a cell may be in several. */
  List<SliceSums> blocks() {
    return blocks;
  }

  /** The changes, one for each cell and each above it. */
  Set<Map.Entry<CellName, MeasureVector>> changes() {
    Map<CellName, MeasureVector> changes = new LinkedHashMap<>();
    for (var sums : blocks) {
      for (var delta : sums.deltas()) {
        var cell = delta.cell();
        var breakdown = cell.table().breakdown();
        var finest = Cube.finestLevel(cell.table().granularity(), breakdown);
        var level = Math.min(RegionPath.level(cell.region()), finest);
        for (; level >= 0; level--) {
          changes
              .computeIfAbsent(
                  new CellName(breakdown, RegionPath.cut(cell.region(), level), cell.value()),
                  c -> new MeasureVector())
              .add(delta.measures(), 1);
        }
      }
    }
    return changes.entrySet();
  }

  /** What the newest definition of the campaign says of the window. */
  WindowPlan plan() {
    return plan;
  }
}
