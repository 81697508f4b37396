package io.livelift.dashboard.views;

import io.livelift.dashboard.metrics.Goals;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.metrics.WindowSum;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.CellQuery;
import io.livelift.dashboard.store.CellRow;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.dashboard.store.SumRow;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.RegionPath;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Figures, by their ids, of a campaign in a period: of the whole flight, of one day, or of several
 * days. Of several only what may be added up is told ({@link WindowSum}).
 */
final class PeriodCells {
  private final Snapshot snapshot;
  private final CampaignRow campaign;
  private final Period period;
  private final Instant asOf;

  PeriodCells(ViewRequest request, Period period) {
    this.snapshot = request.snapshot();
    this.campaign = request.campaign();
    this.period = period;
    this.asOf = request.stamp().asOf();
  }

  Period period() {
    return period;
  }

  private Granularity granularity() {
    return period.isFlight() ? Granularity.CAMPAIGN : Granularity.DAY;
  }

  /** Down to which level the cells go in this period. */
  int finestLevel(Breakdown breakdown) {
    return Cube.finestLevel(granularity(), breakdown);
  }

  /** Whether cells of the breakdown go down to the region in this period. */
  boolean reach(Breakdown breakdown, String region) {
    return RegionPath.level(region) <= finestLevel(breakdown);
  }

  /** The region as a whole; where there is no cell nothing is told of prescribing. */
  Told total(String region, List<String> ids) throws SQLException {
    var only = byKey(query(Breakdown.NONE, region, null), ids, cell -> "", sum -> "").get("");
    if (only != null) {
      return only;
    }
    return period.isOneWindow()
        ? Told.of(Measures.blank(Breakdown.NONE), goals(), ids)
        : Told.of(WindowSum.of(Breakdown.NONE, List.of(), days(), goals())).only(ids);
  }

  /** A region by value of a breakdown, to which the cells must go down. */
  Map<String, Told> byValue(Breakdown breakdown, String region, List<String> ids)
      throws SQLException {
    return byKey(query(breakdown, region, null), ids, CellRow::value, SumRow::value);
  }

  /** All regions of a level within a region. */
  Map<String, Told> byRegion(String region, int level, List<String> ids) throws SQLException {
    return byKey(query(Breakdown.NONE, region, level), ids, CellRow::region, SumRow::region);
  }

  /**
   * A region's cells of one window by value of a breakdown; null where they do not go down to the
   * region.
   */
  Map<String, Measures> measures(Breakdown breakdown, String region) throws SQLException {
    return reach(breakdown, region)
        ? ofOneWindow(query(breakdown, region, null), CellRow::value)
        : null;
  }

  private CellQuery query(Breakdown breakdown, String region, Integer level) {
    return period.isFlight()
        ? CellQuery.toDate(campaign.campaignNo(), breakdown, region, level)
        : new CellQuery(
            campaign.campaignNo(),
            Granularity.DAY,
            breakdown,
            region,
            level,
            Period.start(period.first(), campaign.zone()).toEpochMilli(),
            Period.start(period.last().plusDays(1), campaign.zone()).toEpochMilli());
  }

  private Map<String, Told> byKey(
      CellQuery query,
      List<String> ids,
      Function<CellRow, String> ofCell,
      Function<SumRow, String> ofSum)
      throws SQLException {
    if (!period.isOneWindow()) {
      return added(query, ids, ofSum);
    }
    Map<String, Told> told = new LinkedHashMap<>();
    ofOneWindow(query, ofCell)
        .forEach((key, measures) -> told.put(key, Told.of(measures, goals(), ids)));
    return told;
  }

  private Map<String, Measures> ofOneWindow(CellQuery query, Function<CellRow, String> key)
      throws SQLException {
    Map<String, Measures> cells = new LinkedHashMap<>();
    for (var cell : snapshot.cells(query)) {
      // Cells of a start that was given up are empty; they must not stand for those of the new one.
      if (isThere(cell.measures()) || !cells.containsKey(key.apply(cell))) {
        cells.put(key.apply(cell), cell.measures());
      }
    }
    return cells;
  }

  private Map<String, Told> added(CellQuery query, List<String> ids, Function<SumRow, String> key)
      throws SQLException {
    Map<String, List<WindowSum.Group>> groups = new LinkedHashMap<>();
    for (var sum : snapshot.sums(query)) {
      groups.computeIfAbsent(key.apply(sum), k -> new ArrayList<>()).add(sum.group());
    }
    Map<String, Told> told = new LinkedHashMap<>();
    groups.forEach(
        (name, some) ->
            told.put(
                name, Told.of(WindowSum.of(query.breakdown(), some, days(), goals())).only(ids)));
    return told;
  }

  /** The days of the period that the campaign has seen so far: others withhold nothing. */
  private int days() {
    if (campaign.startsAt() == null) {
      return period.days();
    }
    var zone = campaign.zone();
    var end =
        campaign.measuredUntil().isBefore(asOf) ? campaign.measuredUntil().minusMillis(1) : asOf;
    var first = later(period.first(), LocalDate.ofInstant(campaign.startsAt(), zone));
    var last = earlier(period.last(), LocalDate.ofInstant(end, zone));
    return (int) Math.max(0, ChronoUnit.DAYS.between(first, last) + 1);
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }

  private Goals goals() {
    return campaign.goals();
  }

  private static boolean isThere(Measures measures) {
    return measures.isSuppressed() || !measures.byId().isEmpty();
  }
}
