package io.livelift.job.cells.definition;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.List;

/** One measure of a slice's tables by region and value, with what is left of a region below it. */
record People(SliceCells cells, Measure measure) {

  long of(String region) {
    return cells.get(Breakdown.NONE, region, "", measure);
  }

  long of(Breakdown breakdown, String region, String value) {
    return cells.get(breakdown, region, value, measure);
  }

  /** A region by value, and last what it has besides them, where that is asked for. */
  long[] row(Breakdown breakdown, String region, List<String> values, boolean withOutside) {
    var row = new long[values.size() + 1];
    var cellsOfRow = cells.row(breakdown, region);
    var sum = 0L;
    for (var j = 0; j < values.size(); j++) {
      var cell = cellsOfRow.get(values.get(j));
      row[j] = cell == null ? 0 : cell.get(measure);
      sum += row[j];
    }
    row[values.size()] = withOutside ? of(region) - sum : 0;
    return row;
  }

  /** The value in each of the regions, and last what is in none of them but in their parent. */
  long[] column(Breakdown breakdown, String value, String parent, List<String> regions) {
    var column = new long[regions.size() + 1];
    var rest = of(breakdown, parent, value);
    for (var i = 0; i < regions.size(); i++) {
      column[i] = of(breakdown, regions.get(i), value);
      rest -= column[i];
    }
    column[regions.size()] = rest;
    return column;
  }

  /** The same of the whole regions, whatever the value. */
  long[] column(String parent, List<String> regions) {
    return column(Breakdown.NONE, "", parent, regions);
  }
}
