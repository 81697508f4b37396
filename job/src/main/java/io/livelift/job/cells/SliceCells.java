package io.livelift.job.cells;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The cells of one slice in memory, and which groups of measures have changed in which table. */
final class SliceCells {
  private final Map<String, Region> byPath = new HashMap<>();
  private final List<Region> regions = new ArrayList<>();
  private final TableCells[] tables = new TableCells[Breakdown.values().length];

  SliceCells() {
    var nation = new Region(0, RegionPath.NATION, null);
    byPath.put(RegionPath.NATION, nation);
    regions.add(nation);
    for (var breakdown : Breakdown.values()) {
      tables[breakdown.ordinal()] = new TableCells(breakdown);
    }
  }

  Region nation() {
    return regions.get(0);
  }

  /** The region of a path; it comes into being with it, and those above it. */
  Region region(String path) {
    var region = byPath.get(path);
    if (region == null) {
      var parent = region(RegionPath.cut(path, RegionPath.level(path) - 1));
      region = new Region(regions.size(), path, parent);
      byPath.put(path, region);
      regions.add(region);
    }
    return region;
  }

  /** The region of a number. */
  Region region(int number) {
    return regions.get(number);
  }

  /** How many regions there are. */
  int regions() {
    return regions.size();
  }

  TableCells table(Breakdown breakdown) {
    return tables[breakdown.ordinal()];
  }

  /** How many tables there can be: the breakdowns. */
  int tables() {
    return tables.length;
  }

  /** Adds a change to a cell and gives its new value; null for all zero, such a cell is gone. */
  MeasureVector add(CellName name, MeasureVector change) {
    var table = table(name.breakdown());
    return table.add(region(name.region()), table.value(name.value()), change);
  }

  /** Calls with every cell of a table. */
  void forEach(Breakdown breakdown, BiConsumer<CellName, MeasureVector> consumer) {
    var table = table(breakdown);
    for (var i = 0; i < table.rows(); i++) {
      var row = table.row(i);
      for (var j = 0; j < row.length; j++) {
        if (row[j] != null) {
          var name = new CellName(breakdown, regions.get(i).path(), table.value(j).name());
          consumer.accept(name, row[j]);
        }
      }
    }
  }

  /** Calls with every cell. */
  void forEach(BiConsumer<CellName, MeasureVector> consumer) {
    for (var table : tables) {
      forEach(table.breakdown(), consumer);
    }
  }

  /** How many cells there are. */
  int size() {
    var size = 0;
    for (var table : tables) {
      size += table.size();
    }
    return size;
  }

  void forgetChanges() {
    for (var table : tables) {
      table.forgetChanges();
    }
  }
}
