package io.livelift.dashboard.views;

import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.metrics.Pace;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.WindowQuery;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The days of a campaign up to the one that is not over, each with its cell of one region. */
final class FlightDays {
  /** A page shows at most so many days; of a longer flight the last ones. */
  static final int MOST = 400;

  private final CampaignRow campaign;
  private final Instant asOf;
  private final NavigableMap<LocalDate, Measures> days = new TreeMap<>();

  /**
   * @param cells by window; a day without one has seen no views, and tells nothing of prescribing
   */
  FlightDays(CampaignRow campaign, Instant asOf, Map<WindowQuery.Window, Measures> cells) {
    this.campaign = campaign;
    this.asOf = asOf;
    for (var day : dates(campaign, asOf)) {
      days.put(day, cells.getOrDefault(window(campaign, day), Measures.blank(Breakdown.NONE)));
    }
  }

  /** The windows that an answer about these days needs. */
  static List<WindowQuery.Window> windows(CampaignRow campaign, Instant asOf) {
    return dates(campaign, asOf).stream().map(day -> window(campaign, day)).toList();
  }

  private static WindowQuery.Window window(CampaignRow campaign, LocalDate day) {
    return new WindowQuery.Window(
        campaign.campaignNo(), Period.start(day, campaign.zone()).toEpochMilli());
  }

  /** From the first day of the flight to today, at most to the end of what is measured. */
  private static List<LocalDate> dates(CampaignRow campaign, Instant asOf) {
    if (campaign.startsAt() == null || asOf.isBefore(campaign.startsAt())) {
      return List.of();
    }
    var zone = campaign.zone();
    var first = LocalDate.ofInstant(campaign.startsAt(), zone);
    var end =
        campaign.measuredUntil().isBefore(asOf) ? campaign.measuredUntil().minusMillis(1) : asOf;
    var days = first.datesUntil(LocalDate.ofInstant(end, zone).plusDays(1)).toList();
    return days.subList(Math.max(0, days.size() - MOST), days.size());
  }

  NavigableMap<LocalDate, Measures> all() {
    return days;
  }

  boolean isUnfinished(LocalDate day) {
    var zone = campaign.zone();
    return !Period.start(day, zone).isAfter(asOf)
        && Period.start(day.plusDays(1), zone).isAfter(asOf);
  }

  /**
   * Where a count will stand at the end of the flight.
   *
   * @param total the count so far; null if it may not be told
   */
  Pace pace(Measure measure, Long total, Long goal) {
    if (measure.family() != Measure.Family.TOUCH
        && !asOf.isBefore(campaign.endsAt())
        && asOf.isBefore(campaign.measuredUntil())) {
      return Pace.afterFlight(total, goal);
    }
    List<Pace.Day> finished = new ArrayList<>();
    days.forEach(
        (day, measures) -> {
          if (!isUnfinished(day) && isInFlight(day)) {
            finished.add(new Pace.Day(day, told(measures, measure)));
          }
        });
    return Pace.of(total, goal, finished, coming());
  }

  static Long told(Measures measures, Measure measure) {
    return measures.isWithheld(measure) ? null : (Long) measures.get(measure);
  }

  private boolean isInFlight(LocalDate day) {
    return !day.isAfter(lastDay());
  }

  private LocalDate lastDay() {
    return LocalDate.ofInstant(campaign.endsAt().minusMillis(1), campaign.zone());
  }

  private Pace.Coming coming() {
    var today = LocalDate.ofInstant(asOf, campaign.zone());
    if (!asOf.isBefore(campaign.endsAt())) {
      return Pace.Coming.none(today);
    }
    if (asOf.isBefore(campaign.startsAt())) {
      return new Pace.Coming(today, 0, lastDay().isAfter(today) ? to(today) : List.of(today));
    }
    var start = Period.start(today, campaign.zone());
    var end = Period.start(today.plusDays(1), campaign.zone());
    var until = campaign.endsAt().isBefore(end) ? campaign.endsAt() : end;
    var left =
        (double) Duration.between(asOf, until).toMillis() / Duration.between(start, end).toMillis();
    return new Pace.Coming(today, left, to(today));
  }

  private List<LocalDate> to(LocalDate today) {
    return today.plusDays(1).datesUntil(lastDay().plusDays(1)).toList();
  }
}
