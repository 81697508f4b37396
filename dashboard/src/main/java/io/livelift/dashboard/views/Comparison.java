package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Goals;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.dashboard.metrics.WindowSum;
import io.livelift.dashboard.store.WindowQuery;
import io.livelift.vocabulary.BlankWindows;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.RegionPath;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A period against the one of the same length right before, like with like: a day that is not over
 * counts up to its last full hour, and the day that it is compared with up to the same hour. Of the
 * whole flight it is today that is compared, with yesterday.
 *
 * @param from the first instant that is compared
 * @param to the first instant after it
 * @param beforeFrom the first instant of what it is compared with
 * @param soFar whether the last day counts up to an hour only
 */
public record Comparison(
    Instant from,
    Instant to,
    @JsonProperty("before_from") Instant beforeFrom,
    @JsonProperty("before_to") Instant beforeTo,
    @JsonProperty("so_far") boolean soFar,
    @JsonIgnore Side now,
    @JsonIgnore Side before) {
  private static final Duration HOUR = Duration.ofHours(1);

  /**
   * The windows of one side.
   *
   * @param sum what may be added up of them
   * @param tells whether every window tells of prescribing that could
   */
  record Side(WindowSum sum, boolean tells) {}

  /**
   * Compares the period of a request; null where there is nothing like it before, or nothing of it
   * yet.
   *
   * @param days all days of the flight, of the region
   */
  static Comparison of(ViewRequest request, FlightDays days) throws SQLException {
    var campaign = request.campaign();
    if (campaign.startsAt() == null || days.all().isEmpty()) {
      return null;
    }
    var today = request.today();
    var period = request.period().isFlight() ? new Period("today", today, today) : request.period();
    var before = period.before();
    if (before.first().isBefore(days.all().firstKey()) || period.first().isAfter(today)) {
      return null;
    }
    var last = period.last().isAfter(today) ? today : period.last();
    if (!last.equals(period.last())) {
      return null;
    }
    var isSoFar = days.isUnfinished(last);
    var hours = isSoFar ? fullHours(request, last) : 0;
    if (isSoFar && (hours == 0 || !hasHours(request.region()))) {
      return null;
    }
    var reader = new Sides(request, days);
    var wholeDays = isSoFar ? period.days() - 1 : period.days();
    return new Comparison(
        Period.start(period.first(), campaign.zone()),
        reader.end(period, wholeDays, hours),
        Period.start(before.first(), campaign.zone()),
        reader.end(before, wholeDays, hours),
        isSoFar,
        reader.side(period, wholeDays, hours),
        reader.side(before, wholeDays, hours));
  }

  private static boolean hasHours(String region) {
    return RegionPath.level(region) <= Cube.finestLevel(Granularity.HOUR, Breakdown.NONE);
  }

  private static int fullHours(ViewRequest request, LocalDate day) {
    var start = Period.start(day, request.campaign().zone());
    return (int) Duration.between(start, request.stamp().asOf()).toHours();
  }

  private record Sides(ViewRequest request, FlightDays days) {
    Instant end(Period period, int wholeDays, int hours) {
      return Period.start(period.first().plusDays(wholeDays), request.campaign().zone())
          .plus(HOUR.multipliedBy(hours));
    }

    Side side(Period period, int wholeDays, int hours) throws SQLException {
      List<Measures> windows = new ArrayList<>();
      var tells = true;
      for (var day : period.first().datesUntil(period.first().plusDays(wholeDays)).toList()) {
        var cell = days.all().getOrDefault(day, Measures.blank(Breakdown.NONE));
        tells &= tells(cell);
        windows.add(cell);
      }
      var cells = hours(period.first().plusDays(wholeDays), hours);
      for (var window : cells.entrySet()) {
        tells &= isBlank(window.getKey()) || tells(window.getValue());
        windows.add(window.getValue());
      }
      var groups = windows.stream().map(cell -> new WindowSum.Group(1, cell)).toList();
      return new Side(WindowSum.of(Breakdown.NONE, groups, windows.size(), Goals.NONE), tells);
    }

    private Map<Instant, Measures> hours(LocalDate day, int hours) throws SQLException {
      var no = request.campaign().campaignNo();
      var start = Period.start(day, request.campaign().zone());
      Map<Instant, Measures> byHour = new java.util.TreeMap<>();
      List<WindowQuery.Window> windows = new ArrayList<>();
      for (var i = 0; i < hours; i++) {
        var hour = start.plus(HOUR.multipliedBy(i));
        byHour.put(hour, Measures.blank(Breakdown.NONE));
        windows.add(new WindowQuery.Window(no, hour.toEpochMilli()));
      }
      request
          .snapshot()
          .windows(new WindowQuery(Granularity.HOUR, request.region(), windows))
          .forEach((window, cell) -> byHour.put(Instant.ofEpochMilli(window.start()), cell));
      return byHour;
    }

    private boolean isBlank(Instant hour) {
      var campaign = request.campaign();
      return BlankWindows.isBlank(
          Granularity.HOUR,
          hour.toEpochMilli(),
          campaign.startsAt().toEpochMilli(),
          campaign.zone());
    }

    private static boolean tells(Measures cell) {
      return !cell.isWithheld(io.livelift.vocabulary.Measure.CONVERSIONS)
          && !cell.isWithheld(io.livelift.vocabulary.Measure.PRESCRIPTIONS);
    }
  }

  /**
   * The change of a number that may be added up.
   *
   * @param good the tone of a rise; null if it is neither good nor bad
   */
  Kpi.Change change(String id, boolean ofPrescribing, Boolean good) {
    if (ofPrescribing && !(now.tells() && before.tells())) {
      return new Kpi.Change(id, Kpi.State.WITHHELD, null, null, null, Kpi.Tone.PLAIN);
    }
    var is = value(now.sum(), id);
    var was = value(before.sum(), id);
    if (is == null || was == null) {
      return new Kpi.Change(id, Kpi.State.NONE, is, was, null, Kpi.Tone.PLAIN);
    }
    var relative = was == 0 ? null : (Double) ((is - was) / was);
    return new Kpi.Change(id, Kpi.State.VALUE, is, was, relative, tone(is - was, good));
  }

  /** The change of a ratio of two numbers that may be added up. */
  Kpi.Change ratio(String id, String part, String whole, Boolean good) {
    var is = ratio(now.sum(), part, whole);
    var was = ratio(before.sum(), part, whole);
    if (is == null || was == null) {
      return new Kpi.Change(id, Kpi.State.NONE, is, was, null, Kpi.Tone.PLAIN);
    }
    var relative = was == 0 ? null : (Double) ((is - was) / was);
    return new Kpi.Change(id, Kpi.State.VALUE, is, was, relative, tone(is - was, good));
  }

  private static Kpi.Tone tone(double difference, Boolean good) {
    if (good == null || difference == 0) {
      return Kpi.Tone.PLAIN;
    }
    return good == difference > 0 ? Kpi.Tone.GOOD : Kpi.Tone.BAD;
  }

  private static Double value(WindowSum sum, String id) {
    return sum.figures().measures().getOrDefault(id, 0L).doubleValue();
  }

  private static Double ratio(WindowSum sum, String part, String whole) {
    var below = value(sum, whole);
    return below == 0 ? null : (Double) (value(sum, part) / below);
  }
}
