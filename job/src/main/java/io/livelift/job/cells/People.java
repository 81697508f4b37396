package io.livelift.job.cells;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.List;

/**
 * One measure of a slice's tables by region and value, with what is left of a region below it.
 * Values stand in the order of {@link TableCells#values}. Rows are read once and kept: to be
 * dropped before the slice changes, and not to be written to.
 */
final class People {
  private final SliceCells cells;
  private final Measure measure;
  private final long[][][] rows = new long[Breakdown.values().length][][];

  People(SliceCells cells, Measure measure) {
    this.cells = cells;
    this.measure = measure;
  }

  SliceCells cells() {
    return cells;
  }

  long of(Region region) {
    return of(Breakdown.NONE, region, 0);
  }

  /**
   * @param value the number of a value
   */
  long of(Breakdown breakdown, Region region, int value) {
    var cell = cells.table(breakdown).get(region, value);
    return cell == null ? 0 : cell.get(measure);
  }

  /** A region by value, and last what it has besides them, where a table has that: in ARM. */
  long[] row(Breakdown breakdown, Region region) {
    var ofTable = rows[breakdown.ordinal()];
    if (ofTable == null) {
      ofTable = new long[cells.regions()][];
      rows[breakdown.ordinal()] = ofTable;
    }
    var row = ofTable[region.number()];
    if (row == null) {
      row = read(breakdown, region);
      ofTable[region.number()] = row;
    }
    return row;
  }

  private long[] read(Breakdown breakdown, Region region) {
    var table = cells.table(breakdown);
    var values = table.values();
    var row = new long[values.length + 1];
    var cellsOfRow = table.row(region);
    var sum = 0L;
    for (var j = 0; j < values.length; j++) {
      var value = values[j].number();
      var cell = value < cellsOfRow.length ? cellsOfRow[value] : null;
      if (cell != null) {
        row[j] = cell.get(measure);
        sum += row[j];
      }
    }
    row[values.length] = breakdown == Breakdown.ARM ? of(region) - sum : 0;
    return row;
  }

  /** All of each of the regions, and last what is in none of them but in their parent. */
  long[] column(Region parent, List<Region> regions) {
    var column = new long[regions.size() + 1];
    var rest = of(parent);
    for (var i = 0; i < regions.size(); i++) {
      column[i] = of(regions.get(i));
      rest -= column[i];
    }
    column[regions.size()] = rest;
    return column;
  }
}
