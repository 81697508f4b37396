package io.livelift.dashboard.api;

import io.livelift.dashboard.metrics.Figures;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.CellQuery;
import io.livelift.dashboard.store.CellRow;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All that a page needs of one campaign in one region, of one frame. */
final class SummaryBuilder {
  /** A page shows at most so many days; of a longer flight the last ones. */
  private static final int MAX_DAYS = 400;

  private final Snapshot snapshot;
  private final CampaignRow campaign;
  private final String region;
  private final Instant now;

  SummaryBuilder(Snapshot snapshot, CampaignRow campaign, String region, Instant now) {
    this.snapshot = snapshot;
    this.campaign = campaign;
    this.region = region;
    this.now = now;
  }

  Answers.Summary build() throws SQLException {
    var frame = snapshot.frame().orElse(null);
    var stamp = Answers.Stamp.of(frame);
    var total = total();
    return new Answers.Summary(
        stamp.frame(),
        stamp.epoch(),
        stamp.committedAt(),
        stamp.servedAt(),
        campaign,
        region,
        phase(),
        figures(total),
        frequency(total),
        days(),
        channels(),
        regions(),
        frame == null ? List.of() : frame.topics());
  }

  private Measures total() throws SQLException {
    return cells(Breakdown.NONE, null).stream()
        .findFirst()
        .map(CellRow::measures)
        .orElseGet(() -> Measures.blank(Breakdown.NONE));
  }

  private String phase() {
    if (campaign.startsAt() == null) {
      return "UNDEFINED";
    }
    if (now.isBefore(campaign.startsAt())) {
      return "PLANNED";
    }
    if (now.isBefore(campaign.endsAt())) {
      return "IN_FLIGHT";
    }
    return now.isBefore(campaign.measuredUntil()) ? "CONVERTING" : "ENDED";
  }

  private static List<Answers.Frequency> frequency(Measures total) {
    return IntStream.rangeClosed(1, 10)
        .mapToObj(
            k ->
                new Answers.Frequency(
                    Measure.frequency(k).id(),
                    k == 10 ? "10+" : Integer.toString(k),
                    total.get(Measure.frequency(k))))
        .toList();
  }

  private List<Answers.Part> channels() throws SQLException {
    if (RegionPath.level(region) > Cube.finestLevel(Granularity.CAMPAIGN, Breakdown.CHANNEL)) {
      return List.of();
    }
    return cells(Breakdown.CHANNEL, null).stream()
        .sorted(Comparator.comparingLong(SummaryBuilder::reach).reversed())
        .map(cell -> new Answers.Part(cell.value(), figures(cell.measures())))
        .toList();
  }

  private List<Answers.RegionPart> regions() throws SQLException {
    var below = RegionPath.level(region) + 1;
    if (region.equals(RegionPath.UNKNOWN)
        || below > Cube.finestLevel(Granularity.CAMPAIGN, Breakdown.NONE)) {
      return List.of();
    }
    return cells(Breakdown.NONE, below).stream()
        .sorted(Comparator.comparingLong(SummaryBuilder::reach).reversed())
        .map(
            cell ->
                new Answers.RegionPart(
                    cell.region(), Answers.Name.ofRegion(cell.region()), figures(cell.measures())))
        .toList();
  }

  private List<Answers.Day> days() throws SQLException {
    if (RegionPath.level(region) > Cube.finestLevel(Granularity.DAY, Breakdown.NONE)) {
      return List.of();
    }
    var query =
        new CellQuery(
            campaign.campaignNo(),
            Granularity.DAY,
            Breakdown.NONE,
            region,
            null,
            Long.MIN_VALUE,
            Long.MAX_VALUE);
    Map<LocalDate, CellRow> byDate =
        snapshot.cells(query).stream()
            .collect(
                Collectors.toMap(cell -> campaign.dateOf(cell.windowStart()), Function.identity()));
    List<Answers.Day> days = new ArrayList<>();
    long reach = 0;
    for (var date : dates(byDate)) {
      var cell = byDate.get(date);
      // A day without a cell is one without views: of prescribing it is zero, or may not be told.
      var measures = cell == null ? Measures.blank(Breakdown.NONE) : cell.measures();
      reach += measures.get(Measure.NEW_REACH);
      days.add(day(date, measures, reach));
    }
    return days.subList(Math.max(0, days.size() - MAX_DAYS), days.size());
  }

  private Answers.Day day(LocalDate date, Measures measures, long reach) {
    var start = date.atStartOfDay(campaign.zone()).toInstant();
    var end = date.plusDays(1).atStartOfDay(campaign.zone()).toInstant();
    var unfinished = !now.isBefore(start) && now.isBefore(end);
    return new Answers.Day(date.toString(), start, unfinished, reach, figures(measures));
  }

  /** Every day from the first to the last that has a cell, and while the flight lasts to today. */
  private List<LocalDate> dates(Map<LocalDate, CellRow> byDate) {
    if (byDate.isEmpty()) {
      return List.of();
    }
    var first = byDate.keySet().stream().min(Comparator.naturalOrder()).orElseThrow();
    var last = byDate.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
    var today = LocalDate.ofInstant(now, campaign.zone());
    var measuredUntil = campaign.measuredUntil();
    if (today.isAfter(last) && measuredUntil != null && now.isBefore(measuredUntil)) {
      last = today;
    }
    return first.datesUntil(last.plusDays(1)).toList();
  }

  private List<CellRow> cells(Breakdown breakdown, Integer level) throws SQLException {
    return snapshot.cells(CellQuery.toDate(campaign.campaignNo(), breakdown, region, level));
  }

  private Figures figures(Measures measures) {
    return Figures.of(measures, campaign.goals());
  }

  private static long reach(CellRow cell) {
    return cell.measures().get(Measure.REACH);
  }
}
