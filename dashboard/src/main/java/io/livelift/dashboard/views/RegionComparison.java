package io.livelift.dashboard.views;

import io.livelift.dashboard.metrics.Figures;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.RegionPath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Compares the regions of a level by one measure or metric. */
final class RegionComparison {
  /** A table of more rows is nothing that anybody reads. */
  static final int MOST_ROWS = 400;

  private static final List<String> FLIGHT_METRICS =
      List.of(
          "reach",
          "on_target_reach",
          "conversions",
          "conversion_rate",
          "cost_per_conversion",
          "average_frequency",
          "converters",
          "prescriptions",
          "touched_share",
          "qualified_views",
          "cost",
          "cost_per_reached",
          "median_lag",
          "audience");

  private static final List<String> DAY_METRICS =
      List.of(
          "reach",
          "new_reach",
          "average_frequency",
          "conversions",
          "conversion_rate",
          "cost_per_conversion",
          "converters",
          "prescriptions",
          "touched_share",
          "qualified_views",
          "cost",
          "cost_per_reached");

  private static final List<String> DAYS_METRICS =
      List.of(
          "new_reach",
          "qualified_views",
          "conversions",
          "cost_per_conversion",
          "prescriptions",
          "touched_share",
          "cost",
          "cost_per_qualified_view",
          "median_lag");

  private final PeriodCells cells;
  private final String region;
  private final List<String> metrics;
  private final String metric;

  /**
   * @param metric by which regions are ranked and coloured; one that the period does not tell is
   *     replaced by the first that it does
   */
  RegionComparison(PeriodCells cells, String region, String metric) {
    this.cells = cells;
    this.region = region;
    this.metrics = metrics(cells.period());
    this.metric = metric != null && metrics.contains(metric) ? metric : metrics.get(0);
  }

  private static List<String> metrics(Period period) {
    if (period.isFlight()) {
      return FLIGHT_METRICS;
    }
    return period.isOneWindow() ? DAY_METRICS : DAYS_METRICS;
  }

  /**
   * The answer.
   *
   * @param level of the regions that are compared; null for the next below the region
   */
  WhereAnswer.Regions regions(Integer level) throws SQLException {
    var levels = levels();
    var isChosen = level != null && levels.contains(level);
    var shown = isChosen ? level : levels.isEmpty() ? null : levels.get(0);
    var total = cells.total(region, metrics);
    Map<String, Told> all = shown == null ? Map.of() : cells.byRegion(region, shown, metrics);
    var values =
        all.entrySet().stream()
            .filter(entry -> !entry.getKey().equals(RegionPath.UNKNOWN))
            .map(entry -> Reading.of(entry.getValue().figures(), metric))
            .filter(reading -> reading.value() != null)
            .map(Reading::value)
            .toList();
    var scale = new ColourScale(values);
    var rows = rows(all, total.figures(), scale, shown);
    var unknown = rows.stream().filter(row -> row.region().equals(RegionPath.UNKNOWN)).findFirst();
    rows.removeIf(row -> row.region().equals(RegionPath.UNKNOWN));
    return new WhereAnswer.Regions(
        metric,
        metrics,
        shown,
        levels,
        total,
        ranked(rows),
        Math.max(0, rows.size() - MOST_ROWS),
        unknown.orElse(null),
        tiles(shown, rows),
        scale.steps());
  }

  /** Levels below the region that have cells. */
  private List<Integer> levels() {
    if (region.equals(RegionPath.UNKNOWN)) {
      return List.of();
    }
    return IntStream.rangeClosed(RegionPath.level(region) + 1, cells.finestLevel(Breakdown.NONE))
        .boxed()
        .toList();
  }

  private List<WhereAnswer.Row> rows(
      Map<String, Told> all, Figures total, ColourScale scale, Integer level) {
    List<WhereAnswer.Row> rows = new ArrayList<>();
    all.forEach((path, told) -> rows.add(row(path, told, total, scale, level)));
    rows.sort(
        Comparator.comparing(
                WhereAnswer.Row::value, Comparator.nullsLast(Comparator.reverseOrder()))
            .thenComparing(WhereAnswer.Row::region));
    return rows;
  }

  private WhereAnswer.Row row(
      String path, Told told, Figures total, ColourScale scale, Integer level) {
    var reading = Reading.of(told.figures(), metric);
    var isUnknown = path.equals(RegionPath.UNKNOWN);
    return new WhereAnswer.Row(
        path,
        RegionStep.of(path).name(),
        null,
        reading.state(),
        reading.value(),
        reading.value() == null || isUnknown ? null : (Integer) scale.step(reading.value()),
        share(reading, Reading.of(total, metric)),
        !isUnknown && level < cells.finestLevel(Breakdown.NONE),
        told.figures(),
        told.withheldDays());
  }

  /** Regions of one level add up, since everybody is in one of them; rates do not. */
  private Double share(Reading part, Reading whole) {
    return !Words.isMeasure(metric)
            || part.value() == null
            || whole.value() == null
            || whole.value() == 0
        ? null
        : part.value() / whole.value();
  }

  private static List<WhereAnswer.Row> ranked(List<WhereAnswer.Row> rows) {
    List<WhereAnswer.Row> ranked = new ArrayList<>();
    for (var row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      var before = ranked.isEmpty() ? null : ranked.get(ranked.size() - 1);
      var isTied = before != null && row.value() != null && row.value().equals(before.value());
      ranked.add(
          row.ranked(row.value() == null ? null : isTied ? before.rank() : ranked.size() + 1));
    }
    return ranked;
  }

  /** All units of China, if any of the regions is one of them; else there is no grid. */
  private List<WhereAnswer.Place> tiles(Integer level, List<WhereAnswer.Row> rows) {
    if (!region.isEmpty()
        || level == null
        || level != 1
        || rows.stream().noneMatch(row -> TileGrid.has(row.region()))) {
      return List.of();
    }
    return TileGrid.TILES.stream().map(tile -> place(tile, rows)).toList();
  }

  private static WhereAnswer.Place place(TileGrid.Tile tile, List<WhereAnswer.Row> rows) {
    var row = rows.stream().filter(r -> r.region().equals(tile.region())).findFirst();
    return new WhereAnswer.Place(
        tile.region(),
        tile.column(),
        tile.row(),
        tile.title(),
        tile.sign(),
        row.map(WhereAnswer.Row::state).orElse(Reading.State.NO_DATA),
        row.map(WhereAnswer.Row::value).orElse(null),
        row.map(WhereAnswer.Row::step).orElse(null));
  }
}
