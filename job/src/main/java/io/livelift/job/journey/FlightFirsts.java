package io.livelift.job.journey;

import static io.livelift.job.journey.ChangedCells.PRESCRIPTIONS;
import static io.livelift.job.journey.ChangedCells.QUALIFIED;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;

/**
 * What rests on the first event of a kind, on both sides of a change: in which windows people are
 * new in reach, prescribe for the first time, or are reached first and convert after it.
 */
final class FlightFirsts {
  private static final long NEVER = Journey.NEVER;

  private final ChangedFlight flight;
  private final FlightEvents events;
  private final ChangedCells cells;

  FlightFirsts(ChangedFlight flight) {
    this.flight = flight;
    this.events = flight.events();
    this.cells = flight.cells();
  }

  /** Makes the cells of first prescriptions, so that what stays is counted in them too. */
  void openFirstPrescriptions() {
    for (var side = Sides.BEFORE; side <= Sides.AFTER; side++) {
      var first = flight.firstPrescription(side);
      if (first != NEVER && flight.campaign().isInFlight(first)) {
        whole(Granularity.DAY, first);
        whole(Granularity.CAMPAIGN, first);
      }
    }
  }

  /** Adds what first prescriptions change. */
  void addFirstPrescriptions() {
    for (var side = Sides.BEFORE; side <= Sides.AFTER; side++) {
      var first = flight.firstPrescription(side);
      if (first != NEVER && flight.campaign().isInFlight(first)) {
        addFirstPrescription(whole(Granularity.DAY, first), first, side);
        addFirstPrescription(whole(Granularity.CAMPAIGN, first), first, side);
      }
    }
  }

  private void addFirstPrescription(int cell, long first, int side) {
    if (cells.on(side, cell, PRESCRIPTIONS) > 0) {
      cells.add(cell, measureOfFirstPrescription(first, side), Sides.sign(side));
    }
  }

  /** In what a person counts whose first prescription is in the flight. */
  Measure measureOfFirstPrescription(long first, int side) {
    return first - flight.observedSince(side) >= flight.horizons().lookBack()
        ? Measure.NEW_PRESCRIBERS
        : Measure.UNKNOWN_PRESCRIBERS;
  }

  /** Adds where people are new in reach, of every value of which a qualified view has changed. */
  void addNewReach() {
    var known = cells.size();
    for (var cell = 0; cell < known; cell++) {
      if (cells.isTouched(cell)
          && cells.granularity(cell) == Granularity.CAMPAIGN
          && !isFolded(cells.breakdown(cell), events.view(cells.example(cell)))) {
        addNewReach(cells.breakdown(cell), cells.value(cell), events.view(cells.example(cell)));
      }
    }
  }

  private boolean isFolded(Breakdown breakdown, View example) {
    return !flight.folded().sums.isEmpty()
        && flight.folded().isQualified(Footprints.value(breakdown, example));
  }

  private void addNewReach(Breakdown breakdown, int value, View example) {
    var before = firstReached(Sides.BEFORE, breakdown, example);
    var after = firstReached(Sides.AFTER, breakdown, example);
    move(Granularity.DAY, breakdown, value, before, after);
    if (breakdown == Breakdown.NONE || breakdown == Breakdown.CHANNEL) {
      move(Granularity.HOUR, breakdown, value, before, after);
    }
    if (breakdown == Breakdown.NONE) {
      var minuteBefore = firstMinute(Sides.BEFORE);
      var minuteAfter = firstMinute(Sides.AFTER);
      move(Granularity.MINUTE, breakdown, value, minuteBefore, minuteAfter);
    }
  }

  /** Moves a new person from one window to another; from or to NEVER is none. */
  private void move(
      Granularity granularity, Breakdown breakdown, int value, long before, long after) {
    var from = before == NEVER ? NEVER : flight.window(granularity, before);
    var to = after == NEVER ? NEVER : flight.window(granularity, after);
    if (from != to) {
      if (from != NEVER) {
        cells.add(cells.of(granularity, from, breakdown, value), Measure.NEW_REACH, -1);
      }
      if (to != NEVER) {
        cells.add(cells.of(granularity, to, breakdown, value), Measure.NEW_REACH, 1);
      }
    }
  }

  /** When the first qualified view was that has the example's value; NEVER if there was none. */
  private long firstReached(int side, Breakdown breakdown, View example) {
    for (var i = 0; i < events.views(); i++) {
      if (events.isQualified(i)
          && events.isOn(i, side)
          && Footprints.hasValueOf(example, breakdown, events.view(i))) {
        return events.view(i).time();
      }
    }
    return NEVER;
  }

  /**
   * The minute in which the person is new in reach, or NEVER. For each minute only records exist
   * that arrived in time for it; so an earlier view need not count in its own minute to make the
   * person known in a later one.
   */
  private long firstMinute(int side) {
    var minute = NEVER;
    var arrivalOfEarlier = NEVER;
    var arrivalOfMinute = NEVER;
    for (var i = 0; i < events.views(); i++) {
      if (events.isQualified(i) && events.isOn(i, side)) {
        var own = flight.window(Granularity.MINUTE, events.view(i).time());
        if (own != minute) {
          minute = own;
          arrivalOfEarlier = Math.min(arrivalOfEarlier, arrivalOfMinute);
          arrivalOfMinute = NEVER;
        }
        var arrival = events.view(i).position().arrival();
        var deadline = flight.deadline(Granularity.MINUTE, minute);
        var isKnown = arrivalOfEarlier != NEVER && arrivalOfEarlier <= deadline;
        if (arrival <= deadline && !isKnown) {
          return minute;
        }
        arrivalOfMinute = Math.min(arrivalOfMinute, arrival);
      }
    }
    return NEVER;
  }

  /** Adds where people count who convert after they were reached first. */
  void addCohort() {
    for (var side = Sides.BEFORE; side <= Sides.AFTER; side++) {
      if (isCohortConverter(side)) {
        var first = firstReachedOfAll(side);
        if (first != NEVER) {
          cells.add(whole(Granularity.DAY, first), Measure.COHORT_CONVERTERS, Sides.sign(side));
        }
        if (countsInCohort(side)) {
          cells.add(whole(Granularity.CAMPAIGN, 0), Measure.COHORT_CONVERTERS, Sides.sign(side));
        }
      }
    }
  }

  /** Whether a cohort converter of this side is one of the whole flight, and not by folding. */
  boolean countsInCohort(int side) {
    return !flight.folded().isCohortConverter()
        && cells.on(side, whole(Granularity.CAMPAIGN, 0), QUALIFIED) > 0;
  }

  /** Whether the person converted within the attribution window after the first view. */
  boolean isCohortConverter(int side) {
    if (flight.folded().isCohortConverter()) {
      return true;
    }
    var first = firstReachedOfAll(side);
    if (first == NEVER) {
      return false;
    }
    for (var i = 0; i < events.prescriptions(); i++) {
      var prescription = events.prescription(i);
      var after = prescription.issued().time() - first;
      if ((events.sidesOfPrescription(i) & side) != 0
          && after >= 0
          && after <= flight.campaign().attributionWindow()
          && flight.counts(prescription)) {
        return true;
      }
    }
    return false;
  }

  /** When the person was reached first; NEVER if not at all, or before what is retained. */
  private long firstReachedOfAll(int side) {
    if (flight.folded().isQualified(BreakdownValue.NONE)) {
      return NEVER;
    }
    for (var i = 0; i < events.views(); i++) {
      if (events.isQualified(i) && events.isOn(i, side)) {
        return events.view(i).time();
      }
    }
    return NEVER;
  }

  private int whole(Granularity granularity, long time) {
    return cells.of(
        granularity, flight.window(granularity, time), Breakdown.NONE, flight.noValue());
  }
}
