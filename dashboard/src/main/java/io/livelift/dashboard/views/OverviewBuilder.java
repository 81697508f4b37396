package io.livelift.dashboard.views;

import io.livelift.dashboard.lift.Lift;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.metrics.Goals;
import io.livelift.dashboard.metrics.Maturity;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.metrics.Metric;
import io.livelift.dashboard.metrics.WindowSum;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.CellQuery;
import io.livelift.dashboard.store.WindowQuery;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.LagBuckets;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes what a campaign's page shows. */
public final class OverviewBuilder {
  private static final int MINUTES = 180;
  private static final int MOST_CORRECTIONS = 60;

  private final ViewRequest request;
  private final CampaignRow campaign;
  private final FlightDays days;

  private OverviewBuilder(ViewRequest request) throws SQLException {
    this.request = request;
    this.campaign = request.campaign();
    var asOf = request.stamp().asOf();
    this.days =
        new FlightDays(
            campaign,
            asOf,
            reaches(Granularity.DAY)
                ? request
                    .snapshot()
                    .windows(
                        new WindowQuery(
                            Granularity.DAY, request.region(), FlightDays.windows(campaign, asOf)))
                : Map.of());
  }

  /** Answers a request from its snapshot. */
  public static OverviewView of(ViewRequest request) throws SQLException {
    return new OverviewBuilder(request).build();
  }

  private boolean reaches(Granularity granularity) {
    return RegionPath.level(request.region()) <= Cube.finestLevel(granularity, Breakdown.NONE);
  }

  private OverviewView build() throws SQLException {
    var period = request.period();
    var total = total();
    var comparison = reaches(Granularity.DAY) ? Comparison.of(request, days) : null;
    var shown = shownDays();
    var sum = period.isFlight() ? null : sum(shown);
    var day = period.days() == 1 && shown.size() == 1 ? days.all().get(shown.get(0)) : null;
    var maturity = maturity(shown, total);
    var isWhole = period.isFlight() && request.region().equals(RegionPath.NATION);
    var corrections =
        request.snapshot().corrections(campaign.campaignNo(), MOST_CORRECTIONS).stream()
            .map(
                row ->
                    new OverviewView.Correction(
                        Period.dayOf(row.day(), campaign.zone()),
                        row.hour(),
                        row.measure().id(),
                        row.difference()))
            .toList();
    var kpis = new OverviewKpis(comparison);
    return new OverviewView(
        request.stamp(),
        campaign,
        request.phase(),
        request.region(),
        RegionStep.to(request.region()),
        period,
        comparison,
        period.isFlight() ? kpis.flight(total, lift(), maturity) : kpis.days(sum, day, maturity),
        isWhole ? goal(Measure.REACH, Measure.NEW_REACH, total, campaign.goalReach()) : null,
        isWhole
            ? goal(Measure.CONVERSIONS, Measure.CONVERSIONS, total, campaign.goalConversions())
            : null,
        dayRows(shown, corrections),
        minutes(),
        period.isOneWindow() ? frequency(period.isFlight() ? total : day) : null,
        period.isFlight() ? Funnel.of(total) : null,
        period.isFlight() ? lags(total) : lags(sum),
        request.region().equals(RegionPath.NATION) ? corrections : List.of(),
        request.snapshot().frame().map(AppliedFrame::topics).orElse(List.of()));
  }

  private Measures total() throws SQLException {
    if (campaign.startsAt() == null) {
      return Measures.blank(Breakdown.NONE);
    }
    var flight = new WindowQuery.Window(campaign.campaignNo(), campaign.startsAt().toEpochMilli());
    return request
        .snapshot()
        .windows(new WindowQuery(Granularity.CAMPAIGN, request.region(), List.of(flight)))
        .getOrDefault(flight, Measures.blank(Breakdown.NONE));
  }

  private Reached goal(Measure whole, Measure byDay, Measures total, Long goal) {
    return CampaignsView.reached(campaign, days, whole, byDay, total, goal);
  }

  /** The days of the period that the flight has seen so far. */
  private List<LocalDate> shownDays() {
    if (!reaches(Granularity.DAY)) {
      return List.of();
    }
    var period = request.period();
    return days.all().keySet().stream()
        .filter(day -> period.isFlight() || period.holds(day))
        .toList();
  }

  private WindowSum sum(List<LocalDate> shown) {
    var groups = shown.stream().map(day -> new WindowSum.Group(1, days.all().get(day))).toList();
    return WindowSum.of(Breakdown.NONE, groups, groups.size(), campaign.goals());
  }

  private Lift lift() throws SQLException {
    Map<String, Measures> arms = new HashMap<>();
    for (var cell :
        request
            .snapshot()
            .cells(
                CellQuery.toDate(campaign.campaignNo(), Breakdown.ARM, request.region(), null))) {
      // Cells of a start that was given up are empty; they must not stand for those of the new one.
      if (cell.measures().isSuppressed() || !cell.measures().byId().isEmpty()) {
        arms.put(cell.value(), cell.measures());
      }
    }
    var none = Measures.zero(Breakdown.ARM);
    return Lift.of(
        arms.getOrDefault("TREATED", none),
        arms.getOrDefault("CONTROL", none),
        campaign.holdoutPercent());
  }

  private Maturity maturity(List<LocalDate> shown, Measures total) {
    if (campaign.attributionWindowDays() == null || !reaches(Granularity.DAY)) {
      return null;
    }
    var cohorts =
        shown.stream()
            .map(
                day ->
                    new Maturity.Day(
                        Period.start(day.plusDays(1), campaign.zone()), days.all().get(day)))
            .toList();
    // Of days, all of them are the period and not the campaign, of which the total would tell.
    return Maturity.of(
        cohorts,
        request.period().isFlight() ? total : Measures.blank(Breakdown.NONE),
        request.stamp().asOf(),
        Duration.ofDays(campaign.attributionWindowDays()));
  }

  private List<OverviewView.Day> dayRows(
      List<LocalDate> shown, List<OverviewView.Correction> corrections) {
    List<OverviewView.Day> rows = new ArrayList<>();
    long reach = 0;
    for (var entry : days.all().entrySet()) {
      var day = entry.getKey();
      var cell = entry.getValue();
      reach += cell.get(Measure.NEW_REACH);
      if (shown.contains(day)) {
        rows.add(
            new OverviewView.Day(
                day,
                days.isUnfinished(day),
                cell.get(Measure.VIEWS),
                cell.get(Measure.NEW_REACH),
                reach,
                FlightDays.told(cell, Measure.CONVERSIONS),
                corrected(day, corrections)));
      }
    }
    return rows;
  }

  private Map<String, Long> corrected(LocalDate day, List<OverviewView.Correction> corrections) {
    if (!request.region().equals(RegionPath.NATION)) {
      return Map.of();
    }
    Map<String, Long> byMeasure = new HashMap<>();
    corrections.stream()
        .filter(correction -> correction.day().equals(day))
        .forEach(c -> byMeasure.merge(c.measure(), c.difference(), Long::sum));
    return byMeasure;
  }

  /** The last hours of a campaign that is in flight, minute by minute. */
  private OverviewView.Minutes minutes() throws SQLException {
    if (!reaches(Granularity.MINUTE) || request.phase() != Phase.IN_FLIGHT) {
      return null;
    }
    var now = request.stamp().asOf().truncatedTo(ChronoUnit.MINUTES);
    var from = now.minus(Duration.ofMinutes(MINUTES - 1L));
    var windows =
        IntStream.range(0, MINUTES)
            .mapToObj(i -> new WindowQuery.Window(campaign.campaignNo(), at(from, i)))
            .toList();
    var cells =
        request.snapshot().windows(new WindowQuery(Granularity.MINUTE, request.region(), windows));
    return new OverviewView.Minutes(
        from,
        MINUTES - 1,
        series(windows, cells, Measure.VIEWS),
        series(windows, cells, Measure.QUALIFIED_VIEWS),
        series(windows, cells, Measure.NEW_REACH));
  }

  private static long at(Instant from, int minutes) {
    return from.plus(Duration.ofMinutes(minutes)).toEpochMilli();
  }

  /** The company's own contacts are never withheld: a missing minute has none. */
  private static List<Long> series(
      List<WindowQuery.Window> windows, Map<WindowQuery.Window, Measures> cells, Measure measure) {
    var none = Measures.blank(Breakdown.NONE);
    return windows.stream().map(w -> cells.getOrDefault(w, none).get(measure)).toList();
  }

  private static List<OverviewView.Frequency> frequency(Measures cell) {
    if (cell == null) {
      return null;
    }
    return IntStream.rangeClosed(1, 10)
        .mapToObj(
            k ->
                new OverviewView.Frequency(
                    Measure.frequency(k).id(),
                    k == 10 ? "10+" : Integer.toString(k),
                    cell.get(Measure.frequency(k))))
        .toList();
  }

  private static OverviewView.Lags lags(Measures total) {
    var isWithheld = total.isWithheld(Measure.LAG_1H);
    var median = Metric.MEDIAN_LAG.of(total, Goals.NONE);
    return new OverviewView.Lags(
        isWithheld ? Kpi.State.WITHHELD : Kpi.State.VALUE,
        isWithheld
            ? List.of()
            : LagBuckets.MEASURES.stream()
                .map(lag -> new OverviewView.Bucket(lag.id(), total.get(lag)))
                .toList(),
        Kpi.Value.of(
            Metric.MEDIAN_LAG.id(), isWithheld, median.isPresent() ? median.getAsDouble() : null),
        0);
  }

  private OverviewView.Lags lags(WindowSum sum) {
    if (!reaches(Granularity.DAY)) {
      return null;
    }
    var id = Measure.LAG_1H.id();
    var isWithheld = sum.figures().withheld().contains(id);
    return new OverviewView.Lags(
        isWithheld ? Kpi.State.WITHHELD : Kpi.State.VALUE,
        isWithheld
            ? List.of()
            : LagBuckets.MEASURES.stream()
                .map(
                    lag ->
                        new OverviewView.Bucket(
                            lag.id(), sum.figures().measures().getOrDefault(lag.id(), 0L)))
                .toList(),
        Kpi.Value.of(
            Metric.MEDIAN_LAG.id(),
            isWithheld,
            sum.figures().metrics().get(Metric.MEDIAN_LAG.id())),
        sum.withheldWindows().getOrDefault(id, 0));
  }
}
