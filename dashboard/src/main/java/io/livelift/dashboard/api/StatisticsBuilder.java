package io.livelift.dashboard.api;

import io.livelift.dashboard.attribution.Attribution;
import io.livelift.dashboard.lift.Lift;
import io.livelift.dashboard.metrics.Maturity;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.CellQuery;
import io.livelift.dashboard.store.CellRow;
import io.livelift.dashboard.store.Snapshot;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.RegionPath;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lift, attribution and maturity of one campaign in one region, of one frame. */
final class StatisticsBuilder {
  private final Snapshot snapshot;
  private final CampaignRow campaign;
  private final String region;
  private final Answers.Stamp stamp;

  StatisticsBuilder(Snapshot snapshot, CampaignRow campaign, String region) throws SQLException {
    this.snapshot = snapshot;
    this.campaign = campaign;
    this.region = region;
    this.stamp = Answers.Stamp.of(snapshot.frame().orElse(null));
  }

  Answers.LiftOfRegion lift() throws SQLException {
    var arms = toDate(Breakdown.ARM);
    var none = Measures.zero(Breakdown.ARM);
    var lift =
        Lift.of(
            arms.getOrDefault("TREATED", none),
            arms.getOrDefault("CONTROL", none),
            campaign.holdoutPercent());
    return new Answers.LiftOfRegion(
        stamp, campaign.campaignId(), region, campaign.currency(), campaign.currencyDigits(), lift);
  }

  Answers.AttributionOfRegion attribution() throws SQLException {
    var tables =
        new Attribution.Tables(
            toDate(Breakdown.CHANNEL), toDate(Breakdown.CHANNEL_SET), toDate(Breakdown.TRANSITION));
    return new Answers.AttributionOfRegion(
        stamp, campaign.campaignId(), region, Attribution.of(tables));
  }

  Answers.MaturityOfRegion maturity() throws SQLException {
    var window = campaign.attributionWindowDays();
    var maturity =
        stamp.committedAt() == null || window == null
            ? null
            : Maturity.of(
                days(),
                toDate(Breakdown.NONE).getOrDefault("", Measures.blank(Breakdown.NONE)),
                stamp.committedAt(),
                Duration.ofDays(window));
    return new Answers.MaturityOfRegion(stamp, campaign.campaignId(), region, window, maturity);
  }

  private List<Maturity.Day> days() throws SQLException {
    return snapshot
        .cells(
            new CellQuery(
                campaign.campaignNo(),
                Granularity.DAY,
                Breakdown.NONE,
                region,
                null,
                Long.MIN_VALUE,
                Long.MAX_VALUE))
        .stream()
        .map(this::day)
        .toList();
  }

  private Maturity.Day day(CellRow cell) {
    var end = campaign.dateOf(cell.windowStart()).plusDays(1).atStartOfDay(campaign.zone());
    return new Maturity.Day(end.toInstant(), cell.measures());
  }

  /** The campaign's cells of a breakdown by value; null where they do not go down to the region. */
  private Map<String, Measures> toDate(Breakdown breakdown) throws SQLException {
    if (RegionPath.level(region) > Cube.finestLevel(Granularity.CAMPAIGN, breakdown)) {
      return null;
    }
    Map<String, Measures> byValue = new LinkedHashMap<>();
    for (var cell :
        snapshot.cells(CellQuery.toDate(campaign.campaignNo(), breakdown, region, null))) {
      // Cells of a start that was given up are empty; they must not stand for those of the new one.
      if (isThere(cell.measures()) || !byValue.containsKey(cell.value())) {
        byValue.put(cell.value(), cell.measures());
      }
    }
    return byValue;
  }

  private static boolean isThere(Measures measures) {
    return measures.isSuppressed() || !measures.byId().isEmpty();
  }
}
