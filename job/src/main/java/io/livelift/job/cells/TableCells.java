package io.livelift.job.cells;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The cells of one table of a slice: by number of region, then of value. */
final class TableCells {
  private static final MeasureVector[] NO_ROW = {};
  private static final Comparator<Value> BY_NAME = Comparator.comparing(Value::name);

  private final Breakdown breakdown;
  private final Map<String, Value> byName = new HashMap<>();
  private final List<Value> values = new ArrayList<>();
  private final BitSet changedRows = new BitSet();
  private MeasureVector[][] rows = {};
  private Value[] ordered = {};
  private boolean isOrdered = true;
  private int changed;
  private int size;

  TableCells(Breakdown breakdown) {
    this.breakdown = breakdown;
  }

  Breakdown breakdown() {
    return breakdown;
  }

  /** The value of a name; it comes into being with it. */
  Value value(String name) {
    var value = byName.get(name);
    if (value == null) {
      value = new Value(values.size(), name);
      byName.put(name, value);
      values.add(value);
    }
    return value;
  }

  /** The number of a value; negative if it never came up. */
  int numberOf(String name) {
    var value = byName.get(name);
    return value == null ? -1 : value.number();
  }

  /** The value of a number. */
  Value value(int number) {
    return values.get(number);
  }

  /** The cells of a region by number of value, null where there is none; may be short. */
  MeasureVector[] row(Region region) {
    return row(region.number());
  }

  /** The same of the region of a number. */
  MeasureVector[] row(int region) {
    return region < rows.length && rows[region] != null ? rows[region] : NO_ROW;
  }

  /** How many regions have had cells, or more: their numbers are lower. */
  int rows() {
    return rows.length;
  }

  /** A cell; null if it is all zero. */
  MeasureVector get(Region region, int value) {
    var row = row(region.number());
    return value < row.length ? row[value] : null;
  }

  /** The values that the nation has, in the order of their names: a region has no others. */
  Value[] values() {
    if (!isOrdered) {
      var ofNation = row(0);
      var present = new ArrayList<Value>(ofNation.length);
      for (var number = 0; number < ofNation.length; number++) {
        if (ofNation[number] != null) {
          present.add(values.get(number));
        }
      }
      present.sort(BY_NAME);
      ordered = present.toArray(Value[]::new);
      isOrdered = true;
    }
    return ordered;
  }

  /** How many cells there are. */
  int size() {
    return size;
  }

  /** Adds a change to a cell and gives its new value; null for all zero, such a cell is gone. */
  MeasureVector add(Region region, Value value, MeasureVector change) {
    if (change.isZero()) {
      return get(region, value.number());
    }
    changed |= Groups.decidedBy(change.measures());
    changedRows.set(region.number());
    var row = rowToFill(region.number(), value.number());
    var cell = row[value.number()];
    if (cell == null) {
      row[value.number()] = change.copy();
      size++;
      isOrdered &= region.number() != 0;
      return row[value.number()];
    }
    cell.add(change, 1);
    if (cell.isZero()) {
      row[value.number()] = null;
      size--;
      isOrdered &= region.number() != 0;
      return null;
    }
    return cell;
  }

  private MeasureVector[] rowToFill(int region, int value) {
    if (region >= rows.length) {
      rows = Arrays.copyOf(rows, Math.max(region + 1, rows.length * 3 / 2));
    }
    var row = rows[region];
    if (row == null) {
      row = new MeasureVector[value == 0 ? 1 : Math.max(value + 1, values.size())];
      rows[region] = row;
    } else if (value >= row.length) {
      row = Arrays.copyOf(row, values.size());
      rows[region] = row;
    }
    return row;
  }

  /** The groups whose people have changed in the table since {@link #forgetChanges}. */
  int changed() {
    return changed;
  }

  /** The numbers of the regions of which cells have changed since {@link #forgetChanges}. */
  BitSet changedRows() {
    return changedRows;
  }

  void forgetChanges() {
    changed = 0;
    changedRows.clear();
  }
}
