package io.livelift.job.cells;

import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Table;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.RegionPath;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The changes of one table's cells within an epoch, rolled up from each region to the nation. */
public final class RollUp {
  private final int finestLevel;
  private final Map<CellName, MeasureVector> changes = new LinkedHashMap<>();

  public RollUp(Table table) {
    finestLevel = Cube.finestLevel(table.granularity(), table.breakdown());
  }

  /** Adds a change to the region's cell and to all above it. */
  public void add(String region, String value, MeasureVector measures) {
    for (var level = Math.min(RegionPath.level(region), finestLevel); level >= 0; level--) {
      changes
          .computeIfAbsent(
              new CellName(RegionPath.cut(region, level), value), c -> new MeasureVector())
          .add(measures, 1);
    }
  }

  /** The changes, one for each cell. */
  public Set<Map.Entry<CellName, MeasureVector>> changes() {
    return changes.entrySet();
  }
}
