package io.livelift.job.journey;

import static io.livelift.job.journey.ChangedCells.CONVERSIONS;
import static io.livelift.job.journey.ChangedCells.PRESCRIPTIONS;
import static io.livelift.job.journey.ChangedCells.QUALIFIED;

import io.livelift.vocabulary.LagBuckets;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;

/**
 * All that a person counted in the whole flight before a change: needed where the person moves from
 * one channel set to another.
 */
final class WholePerson {
  private final ChangedFlight flight;
  private final FlightEvents events;
  private final FlightFirsts firsts;
  private final long[] measures = new long[ChangedCells.MEASURES];

  WholePerson(ChangedFlight flight, FlightFirsts firsts) {
    this.flight = flight;
    this.events = flight.events();
    this.firsts = firsts;
  }

  /**
   * The measures before the change, by ordinal, but those of the audience.
   *
   * @param whole the cell of the whole flight, with all that is counted
   */
  long[] before(int whole) {
    Arrays.fill(measures, 0);
    addViews();
    addPrescriptions();
    var folded = flight.folded().sums.get(BreakdownValue.NONE);
    if (folded != null) {
      folded.fill(measures);
    }
    addPeople(whole);
    return measures;
  }

  private void addViews() {
    var campaign = flight.campaign();
    for (var i = 0; i < events.views(); i++) {
      if (events.isOn(i, Sides.BEFORE)) {
        var view = events.view(i);
        add(Measure.VIEWS, 1);
        add(Measure.QUALIFIED_VIEWS, events.isQualified(i) ? 1 : 0);
        add(Measure.COMPLETED_VIEWS, view.completed() ? 1 : 0);
        add(Measure.DWELL_MS, view.dwellMs());
        add(Measure.COST, campaign.touchCost().getOrDefault(view.channel(), 0L));
      }
    }
  }

  private void addPrescriptions() {
    for (var i = 0; i < events.prescriptions(); i++) {
      var prescription = events.prescription(i);
      if ((events.sidesOfPrescription(i) & Sides.BEFORE) != 0 && flight.counts(prescription)) {
        add(prescription.issued());
      }
    }
  }

  private void add(PrescriptionRecord issued) {
    add(Measure.PRESCRIPTIONS, 1);
    add(Measure.NEW_PRESCRIPTIONS, issued.refill() == 0 ? 1 : 0);
    var touch = flight.firstTouch(issued.time(), Sides.BEFORE, Horizons.UNBOUNDED);
    if (touch != ChangedFlight.ABSENT) {
      add(Measure.CONVERSIONS, 1);
      add(Measure.CONVERTED_QUANTITY, issued.quantity());
      add(LagBuckets.of(issued.time() - events.view(touch).time()), 1);
    }
  }

  private void addPeople(int whole) {
    var cells = flight.cells();
    var qualified = cells.before(whole, QUALIFIED);
    if (qualified > 0) {
      add(Measure.REACH, 1);
      add(Measure.NEW_REACH, 1);
      add(Measure.frequency((int) Math.min(qualified, 10)), 1);
    }
    if (cells.before(whole, PRESCRIPTIONS) > 0) {
      add(Measure.PRESCRIBERS, 1);
      var first = flight.firstPrescription(Sides.BEFORE);
      if (first != Journey.NEVER && flight.campaign().isInFlight(first)) {
        add(firsts.measureOfFirstPrescription(first, Sides.BEFORE), 1);
      }
    }
    add(Measure.CONVERTERS, cells.before(whole, CONVERSIONS) > 0 ? 1 : 0);
    if (firsts.isCohortConverter(Sides.BEFORE) && firsts.countsInCohort(Sides.BEFORE)) {
      add(Measure.COHORT_CONVERTERS, 1);
    }
  }

  private void add(Measure measure, long amount) {
    measures[measure.ordinal()] += amount;
  }
}
