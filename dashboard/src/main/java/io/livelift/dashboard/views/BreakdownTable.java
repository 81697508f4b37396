package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Figures;
import io.livelift.vocabulary.Breakdown;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A region by the values of one breakdown. Serialized as it is into the API.
 *
 * @param finestLevel down to which level of regions the breakdown is told in the period
 * @param told whether that reaches the region; if not there are no rows
 * @param overlaps people may be in several rows, so the rows add up to more than the whole
 * @param columns measures and metrics that the rows have
 * @param rows the largest first
 * @param leftOut how many rows behind the last one are not answered
 */
record BreakdownTable(
    Breakdown breakdown,
    @JsonProperty("finest_level") int finestLevel,
    boolean told,
    boolean overlaps,
    List<String> columns,
    List<Row> rows,
    @JsonProperty("left_out") int leftOut) {
  /** A table of more rows is nothing that anybody reads. */
  private static final int MOST_ROWS = 60;

  /**
   * One value.
   *
   * @param shares of the whole region, by measure; where it may not be told it is missing
   * @param index by metric, how many times that of the whole region; where it may not be told, or
   *     the whole has none, it is missing
   * @param withheldDays by measure or metric, of how many days of the period nothing is told
   */
  record Row(
      String value,
      Figures figures,
      Map<String, Double> shares,
      Map<String, Double> index,
      @JsonProperty("withheld_days") Map<String, Integer> withheldDays) {}

  /**
   * The table of a breakdown.
   *
   * @param total the whole region
   * @param columns the first one orders the rows; of those that are measures shares are told
   */
  static BreakdownTable of(
      PeriodCells cells, String region, Told total, Breakdown breakdown, List<String> columns)
      throws SQLException {
    var told = cells.reach(breakdown, region);
    List<Row> rows = new ArrayList<>();
    if (told) {
      cells
          .byValue(breakdown, region, columns)
          .forEach((value, row) -> rows.add(row(value, row, total, columns)));
    }
    rows.sort(
        Comparator.comparing(
                (Row row) -> Reading.of(row.figures(), columns.get(0)).value(),
                Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(Row::value));
    return new BreakdownTable(
        breakdown,
        cells.finestLevel(breakdown),
        told,
        overlaps(breakdown),
        columns,
        List.copyOf(rows.subList(0, Math.min(MOST_ROWS, rows.size()))),
        Math.max(0, rows.size() - MOST_ROWS));
  }

  /** The same as a table of a file. */
  Tables.Table file(Names names) {
    var figures = new FigureColumns(columns, names);
    var named = columns.stream().filter(this::isShared).toList();
    List<Tables.Column> all = new ArrayList<>();
    all.add(Tables.Column.of(names.of(breakdown.name())));
    all.addAll(figures.columns());
    named.forEach(id -> all.add(Tables.Column.of(names.say("Share: ", "占比：") + names.of(id))));
    var lines = Tables.rows();
    for (var row : rows) {
      var line = Tables.row(names.value(breakdown.name(), row.value()));
      line.addAll(figures.values(row.figures(), row.withheldDays()));
      named.forEach(id -> line.add(row.shares().get(id)));
      lines.add(line);
    }
    return new Tables.Table(names.of(breakdown.name()), all, lines);
  }

  private boolean isShared(String column) {
    return rows.stream().anyMatch(row -> row.shares().containsKey(column));
  }

  private static Row row(String value, Told told, Told total, List<String> columns) {
    Map<String, Double> shares = new LinkedHashMap<>();
    Map<String, Double> index = new LinkedHashMap<>();
    for (var column : columns) {
      var part = Reading.of(told.figures(), column).value();
      var whole = Reading.of(total.figures(), column).value();
      if (part != null && whole != null && whole > 0) {
        (Words.isMeasure(column) ? shares : index).put(column, part / whole);
      }
    }
    return new Row(value, told.figures(), shares, index, told.withheldDays());
  }

  private static boolean overlaps(Breakdown breakdown) {
    return breakdown.of() == Breakdown.Of.TOUCH || breakdown == Breakdown.SEGMENT;
  }
}
