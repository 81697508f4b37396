package io.livelift.job.cells;

import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.cube.SliceSumsReader;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Changes of a slice's cells, rolled up from each region to the nation: level by level, so that a
 * cell is added to the one above it once, whatever is below it.
 */
final class SliceChanges {
  /** A cell that is touched, and by how much. */
  static final class Change {
    private final TableCells table;
    private final Region region;
    private final Value value;
    private MeasureVector measures;
    private boolean isOwn;
    private boolean wasSeen;

    private Change(TableCells table, Region region, Value value, MeasureVector measures) {
      this.table = table;
      this.region = region;
      this.value = value;
      this.measures = measures;
    }

    private void add(MeasureVector more) {
      if (!isOwn) {
        measures = measures.copy();
        isOwn = true;
      }
      measures.add(more, 1);
    }

    TableCells table() {
      return table;
    }

    Region region() {
      return region;
    }

    Value value() {
      return value;
    }

    MeasureVector measures() {
      return measures;
    }

    /** Whether anything was published of the cell before the change. */
    boolean wasSeen() {
      return wasSeen;
    }

    void setSeen() {
      wasSeen = true;
    }

    /** The cell as it is now; null for all zero. */
    MeasureVector cell() {
      return table.get(region, value.number());
    }
  }

  private final SliceCells cells;
  private final Granularity granularity;
  private final List<List<Change>> byLevel = new ArrayList<>();
  private final Change[][][] byTable;

  private SliceChanges(SliceCells cells, Granularity granularity) {
    this.cells = cells;
    this.granularity = granularity;
    this.byTable = new Change[cells.tables()][][];
    for (var level = Cube.NATION; level <= Cube.COUNTY; level++) {
      byLevel.add(new ArrayList<>());
    }
  }

  /** What a roll-up says of these cells. */
  static SliceChanges of(RollUp rollUp, SliceCells cells, Granularity granularity) {
    var changes = new SliceChanges(cells, granularity);
    rollUp.blocks().forEach(changes::add);
    changes.rollUp();
    return changes;
  }

  /** Calls with every change. */
  void forEach(Consumer<Change> consumer) {
    for (var changes : byLevel) {
      for (var i = 0; i < changes.size(); i++) {
        consumer.accept(changes.get(i));
      }
    }
  }

  /** Whether a cell is touched. */
  boolean touches(TableCells table, Region region, int value) {
    var rows = byTable[table.breakdown().ordinal()];
    if (rows == null || region.number() >= rows.length) {
      return false;
    }
    var row = rows[region.number()];
    return row != null && value < row.length && row[value] != null;
  }

  /** Regions and values are looked up once for all cells of a block. */
  private void add(SliceSums sums) {
    var reader = new SliceSumsReader(sums);
    var regions = new Region[reader.texts()];
    var values = new Value[cells.tables()][];
    while (reader.next()) {
      var table = cells.table(reader.breakdown());
      add(
          table,
          region(reader, regions, table.breakdown()),
          value(reader, values, table),
          reader.measures());
    }
  }

  private Region region(SliceSumsReader reader, Region[] known, Breakdown breakdown) {
    var number = reader.region();
    if (known[number] == null) {
      known[number] = cells.region(reader.text(number));
    }
    var region = known[number];
    var finest = Cube.finestLevel(granularity, breakdown);
    while (region.level() > finest) {
      region = region.parent();
    }
    return region;
  }

  private static Value value(SliceSumsReader reader, Value[][] known, TableCells table) {
    var number = reader.value();
    var ofTable = known[table.breakdown().ordinal()];
    if (ofTable == null) {
      ofTable = new Value[reader.texts()];
      known[table.breakdown().ordinal()] = ofTable;
    }
    if (ofTable[number] == null) {
      ofTable[number] = table.value(reader.text(number));
    }
    return ofTable[number];
  }

  private void rollUp() {
    for (var level = Cube.COUNTY; level > Cube.NATION; level--) {
      for (var change : byLevel.get(level)) {
        add(change.table, change.region.parent(), change.value, change.measures);
      }
    }
  }

  private void add(TableCells table, Region region, Value value, MeasureVector measures) {
    var row = row(table, region, value.number());
    var change = row[value.number()];
    if (change == null) {
      change = new Change(table, region, value, measures);
      row[value.number()] = change;
      byLevel.get(region.level()).add(change);
    } else {
      change.add(measures);
    }
  }

  private Change[] row(TableCells table, Region region, int value) {
    var rows = byTable[table.breakdown().ordinal()];
    if (rows == null || region.number() >= rows.length) {
      rows = grown(rows, Math.max(cells.regions(), region.number() + 1));
      byTable[table.breakdown().ordinal()] = rows;
    }
    var row = rows[region.number()];
    if (row == null || value >= row.length) {
      row = grown(row, Math.max(value + 1, table.row(region).length));
      rows[region.number()] = row;
    }
    return row;
  }

  private static Change[][] grown(Change[][] rows, int length) {
    return rows == null ? new Change[length][] : Arrays.copyOf(rows, length);
  }

  private static Change[] grown(Change[] row, int length) {
    return row == null ? new Change[length] : Arrays.copyOf(row, length);
  }
}
