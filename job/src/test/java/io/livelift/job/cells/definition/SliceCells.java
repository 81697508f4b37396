package io.livelift.job.cells.definition;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The cells of one slice in memory, and which groups of measures have changed in which table. */
public final class SliceCells {
  private static final int TABLES = Breakdown.values().length;

  private final Map<Breakdown, Map<String, Map<String, MeasureVector>>> tables =
      new EnumMap<>(Breakdown.class);
  private final Map<String, TreeSet<String>> children = new HashMap<>();
  private final int[] changed = new int[TABLES];
  private int size;

  /** Adds a change to a cell and gives its new value; a cell that is all zero is gone. */
  public MeasureVector add(CellName name, MeasureVector change) {
    var rows = tables.computeIfAbsent(name.breakdown(), b -> new HashMap<>());
    var row = rows.get(name.region());
    if (row == null) {
      row = new HashMap<>(4);
      rows.put(name.region(), row);
      addRegion(name.region());
    }
    var cell = row.get(name.value());
    if (cell == null) {
      cell = new MeasureVector();
      row.put(name.value(), cell);
      size++;
    }
    cell.add(change, 1);
    change.forEachMeasure(m -> changed[name.breakdown().ordinal()] |= Groups.of(m));
    if (cell.isZero()) {
      row.remove(name.value());
      size--;
    }
    return cell;
  }

  /** A cell; null if it is all zero. */
  MeasureVector get(CellName name) {
    return row(name.breakdown(), name.region()).get(name.value());
  }

  /** A measure of a cell. */
  long get(Breakdown breakdown, String region, String value, Measure measure) {
    var cell = row(breakdown, region).get(value);
    return cell == null ? 0 : cell.get(measure);
  }

  /** The values that the nation has in a table, in order: a region has no others. */
  List<String> values(Breakdown breakdown) {
    return row(breakdown, RegionPath.NATION).keySet().stream().sorted().toList();
  }

  /** The regions right below a region, in order. */
  Collection<String> children(String region) {
    return children.getOrDefault(region, new TreeSet<>());
  }

  /** Calls with every cell of a table. */
  void forEach(Breakdown breakdown, BiConsumer<CellName, MeasureVector> consumer) {
    tables
        .getOrDefault(breakdown, Map.of())
        .forEach(
            (region, row) ->
                row.forEach(
                    (value, cell) ->
                        consumer.accept(new CellName(breakdown, region, value), cell)));
  }

  /** Calls with every cell. */
  public void forEach(BiConsumer<CellName, MeasureVector> consumer) {
    tables.keySet().forEach(breakdown -> forEach(breakdown, consumer));
  }

  /** How many cells there are. */
  int size() {
    return size;
  }

  /** The groups that have changed in a table since {@link #forgetChanges}. */
  int changed(Breakdown breakdown) {
    return changed[breakdown.ordinal()];
  }

  public void forgetChanges() {
    Arrays.fill(changed, 0);
  }

  /** The cells of one region of a table, by value. */
  Map<String, MeasureVector> row(Breakdown breakdown, String region) {
    return tables.getOrDefault(breakdown, Map.of()).getOrDefault(region, Map.of());
  }

  private void addRegion(String region) {
    var level = RegionPath.level(region);
    if (level > 0) {
      children.computeIfAbsent(RegionPath.cut(region, level - 1), r -> new TreeSet<>()).add(region);
    }
  }
}
