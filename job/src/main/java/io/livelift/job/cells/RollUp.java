package io.livelift.job.cells;

import io.livelift.job.cube.Cell;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.RegionPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The changes of one slice's cells within an epoch, rolled up from each region to the nation. */
final class RollUp {
  private final Map<CellName, MeasureVector> changes = new LinkedHashMap<>();
  private WindowPlan plan;

  /** Adds a change to the region's cell and to all above it. */
  void add(Cell cell, MeasureVector measures, WindowPlan said) {
    plan = plan == null || plan.version() <= said.version() ? said : plan;
    if (measures.isZero()) {
      return;
    }
    var breakdown = cell.table().breakdown();
    var finest = Cube.finestLevel(cell.table().granularity(), breakdown);
    for (var level = Math.min(RegionPath.level(cell.region()), finest); level >= 0; level--) {
      changes
          .computeIfAbsent(
              new CellName(breakdown, RegionPath.cut(cell.region(), level), cell.value()),
              c -> new MeasureVector())
          .add(measures, 1);
    }
  }

  /** The changes, one for each cell. */
  Set<Map.Entry<CellName, MeasureVector>> changes() {
    return changes.entrySet();
  }

  /** What the newest definition of the campaign says of the window. */
  WindowPlan plan() {
    return plan;
  }
}
