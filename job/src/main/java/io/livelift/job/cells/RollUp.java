package io.livelift.job.cells;

import io.livelift.job.cube.Cell;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.RegionPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * The changes of one slice's cells within an epoch, each at the region that it came with. {@link
 * #changes} says what they are when rolled up to the nation; {@link SliceChanges} does that.
 */
final class RollUp {
  private final Map<Cell, MeasureVector> sums = new LinkedHashMap<>();
  private WindowPlan plan;

  /** Adds a change. The measures are kept, and not changed: they must stay as they are. */
  void add(Cell cell, MeasureVector measures, WindowPlan said) {
    plan = plan == null || plan.version() <= said.version() ? said : plan;
    if (measures.isZero()) {
      return;
    }
    var other = sums.putIfAbsent(cell, measures);
    if (other != null) {
      var sum = other.copy();
      sum.add(measures, 1);
      sums.put(cell, sum);
    }
  }

  /** Calls with the sum of each cell that was named. */
  void forEach(BiConsumer<Cell, MeasureVector> consumer) {
    sums.forEach(consumer);
  }

  /** The changes, one for each cell and each above it. */
  Set<Map.Entry<CellName, MeasureVector>> changes() {
    Map<CellName, MeasureVector> changes = new LinkedHashMap<>();
    sums.forEach(
        (cell, measures) -> {
          var breakdown = cell.table().breakdown();
          var finest = Cube.finestLevel(cell.table().granularity(), breakdown);
          var level = Math.min(RegionPath.level(cell.region()), finest);
          for (; level >= 0; level--) {
            changes
                .computeIfAbsent(
                    new CellName(breakdown, RegionPath.cut(cell.region(), level), cell.value()),
                    c -> new MeasureVector())
                .add(measures, 1);
          }
        });
    return changes.entrySet();
  }

  /** What the newest definition of the campaign says of the window. */
  WindowPlan plan() {
    return plan;
  }
}
