package io.livelift.job.journey;

import static io.livelift.job.journey.ChangedCells.ABSENT;
import static io.livelift.job.journey.ChangedCells.CONVERSIONS;
import static io.livelift.job.journey.ChangedCells.PRESCRIPTIONS;
import static io.livelift.job.journey.ChangedCells.QUALIFIED;

import io.livelift.job.combine.Combiner;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.LagBuckets;
import io.livelift.vocabulary.Measure;

/**
 * What changed events of a person change in the cells of one campaign: the {@link Contributions}
 * after the change minus those before it, where the person's attributes stay the same.
 *
 * <p>{@code Contributions} is the definition, and a random test holds the two together. This is the
 * same in less time: only cells in which something changes are looked at. Sums are linear, so that
 * what stays cancels out and is never added; for counts of people, what stays is counted on both
 * sides. Tables of the person get the differences of the whole person, not each event.
 */
final class FlightChange {
  private static final Granularity[] GRANULARITIES = Granularity.values();
  private static final long ALL = -1L >>> (Long.SIZE - ChangedCells.MEASURES);

  private final ChangedFlight flight;
  private final FlightEvents events;
  private final ChangedCells cells;
  private final TouchValues values;
  private final TouchCredits credits;
  private final FlightQuestions questions;
  private final FlightFirsts firsts;
  private final FlightPaths paths;
  private final WholePerson wholePerson;
  private final PersonCells personCells;
  private long cost;
  private int setBefore;
  private int setAfter;

  FlightChange(Horizons horizons, Combiner combiner, WindowPlans plans) {
    flight = new ChangedFlight(horizons, combiner.names());
    events = flight.events();
    cells = flight.cells();
    values = flight.touchValues();
    credits = new TouchCredits(flight);
    questions = new FlightQuestions(flight);
    firsts = new FlightFirsts(flight);
    paths = new FlightPaths(flight);
    wholePerson = new WholePerson(flight, firsts);
    personCells = new PersonCells(combiner, plans);
  }

  /**
   * Adds the differences to the combiner's sums.
   *
   * @param after the person after the change
   */
  void add(Person after, ChangedEvents changed, CampaignDefinition campaign) {
    if (campaign.audienceKind() == after.kind()) {
      personCells.load(after, campaign);
      addDifferences(after, changed, campaign);
    }
  }

  /**
   * Adds all that a person contributes under one version of a campaign, or takes it back: what
   * there is when all events have come to someone without any. Nothing may have been folded.
   *
   * @param sign 1 or -1
   */
  void addVersion(Person person, ChangedEvents allNew, CampaignDefinition campaign, int sign) {
    if (campaign.audienceKind() == person.kind()) {
      personCells.loadVersion(person, campaign, sign);
      personCells.addMember(1);
      addDifferences(person, allNew, campaign);
    }
  }

  private void addDifferences(Person after, ChangedEvents changed, CampaignDefinition campaign) {
    flight.load(after, changed, campaign);
    addChangedViews();
    addRestatedPrescriptions();
    var mayFirstChange =
        events.areAnyRestated()
            || flight.observedSince(Sides.BEFORE) != flight.observedSince(Sides.AFTER);
    if (mayFirstChange) {
      firsts.openFirstPrescriptions();
    }
    if (cells.size() == 0) {
      return;
    }
    countUnchangedViews();
    countFolded();
    ask(mayFirstChange);
    questions.answer();
    if (events.areAnyRestated() || events.haveViewsChanged()) {
      paths.addDifference();
    }
    countPeople();
    if (mayFirstChange) {
      firsts.addFirstPrescriptions();
    }
    firsts.addNewReach();
    firsts.addCohort();
    send();
  }

  private void ask(boolean mayFirstChange) {
    setBefore = ChannelSets.of(flight, Sides.BEFORE);
    setAfter = ChannelSets.of(flight, Sides.AFTER);
    if (setBefore != setAfter) {
      whole();
    }
    questions.ask(mayFirstChange, setBefore != setAfter);
  }

  /** The cell of the whole flight. */
  private int whole() {
    return cells.of(
        Granularity.CAMPAIGN, flight.campaign().startsAt(), Breakdown.NONE, flight.noValue());
  }

  private void send() {
    var whole = whole();
    cells.note(whole, personCells.addAudience(cells.sums(), cells.start(whole)));
    for (var cell = 0; cell < cells.size(); cell++) {
      var granularity = cells.granularity(cell);
      var window = cells.window(cell);
      var breakdown = cells.breakdown(cell);
      var value = cells.value(cell);
      var start = cells.start(cell);
      var which = cells.which(cell);
      personCells.add(granularity, window, breakdown, value, cells.sums(), start, which, 1);
      if (breakdown == Breakdown.NONE) {
        personCells.addOfPerson(granularity, window, cells.sums(), start, which);
      }
    }
    sendChannelSet(whole);
  }

  private void sendChannelSet(int whole) {
    if (setBefore != setAfter) {
      var measures = wholePerson.before(whole);
      personCells.addTreated(measures);
      personCells.addOfChannelSet(ChannelSets.text(setBefore), measures, 0, ALL, -1);
      personCells.addOfChannelSet(ChannelSets.text(setAfter), measures, 0, ALL, 1);
    }
    personCells.addOfChannelSet(
        ChannelSets.text(setAfter), cells.sums(), cells.start(whole), cells.which(whole), 1);
  }

  private void addChangedViews() {
    if (!events.haveViewsChanged()) {
      return;
    }
    for (var i = 0; i < events.views(); i++) {
      if (events.sidesOfView(i) != Sides.BOTH) {
        addView(i);
      }
    }
  }

  private void addView(int i) {
    var view = events.view(i);
    var none = flight.noValue();
    var channel = flight.number(view.channel().name());
    var content = flight.number(view.contentId());
    var team = flight.number(view.team().name());
    cost = flight.campaign().touchCost().getOrDefault(view.channel(), 0L);
    for (var granularity : GRANULARITIES) {
      var window = flight.window(granularity, view.time());
      if (view.position().arrival() <= flight.deadline(granularity, window)) {
        addView(i, cells.of(granularity, window, Breakdown.NONE, none));
        if (granularity != Granularity.MINUTE) {
          addView(i, cells.of(granularity, window, Breakdown.CHANNEL, channel));
        }
        if (granularity == Granularity.DAY || granularity == Granularity.CAMPAIGN) {
          addView(i, cells.of(granularity, window, Breakdown.CONTENT, content));
          addView(i, cells.of(granularity, window, Breakdown.TEAM, team));
        }
      }
    }
  }

  private void addView(int i, int cell) {
    var view = events.view(i);
    var sides = events.sidesOfView(i);
    var sign = Sides.sign(sides);
    cells.add(cell, Measure.VIEWS, sign);
    cells.add(cell, Measure.COMPLETED_VIEWS, view.completed() ? sign : 0);
    cells.add(cell, Measure.DWELL_MS, sign * view.dwellMs());
    cells.add(cell, Measure.COST, sign * cost);
    if (events.isQualified(i)) {
      cells.add(cell, Measure.QUALIFIED_VIEWS, sign);
      cells.count(cell, QUALIFIED, sides, 1);
      cells.touch(cell, i);
    }
  }

  private void addRestatedPrescriptions() {
    for (var i = 0; i < events.prescriptions(); i++) {
      if (events.isRestated(i)) {
        addPrescription(events.prescription(i), events.sidesOfPrescription(i) & Sides.BEFORE);
        addPrescription(events.prescription(i), events.sidesOfPrescription(i) & Sides.AFTER);
      }
    }
  }

  private void addPrescription(Prescription prescription, int side) {
    var issued = prescription.issued();
    if (side == 0 || !flight.campaign().isMeasured(issued.time())) {
      return;
    }
    credits.forget();
    for (var granularity : GRANULARITIES) {
      var window = flight.window(granularity, issued.time());
      var deadline = flight.deadline(granularity, window);
      if (flight.isLive(prescription, deadline)) {
        var touch = flight.firstTouch(issued.time(), side, deadline);
        addPrescription(granularity, window, issued, side, touch);
        if (touch != ABSENT && granularity != Granularity.MINUTE) {
          credits.load(issued.time(), touch, side);
          addTouches(granularity, window, issued, side);
        }
      }
    }
  }

  /**
   * @param touch the first eligible touch, or {@link ChangedCells#ABSENT} if it is no conversion
   */
  private void addPrescription(
      Granularity granularity, long window, PrescriptionRecord issued, int side, int touch) {
    var sign = Sides.sign(side);
    var whole = cells.of(granularity, window, Breakdown.NONE, flight.noValue());
    addPrescription(whole, issued, side, touch != ABSENT);
    if (touch != ABSENT) {
      cells.add(whole, LagBuckets.of(issued.time() - events.view(touch).time()), sign);
      for (var model : TouchCredits.MODELS) {
        cells.add(whole, model, sign * Attribution.WHOLE);
      }
    }
    if (Cube.finestLevel(granularity, Breakdown.PAYER) != Cube.ABSENT) {
      var payer = flight.number(issued.payer().name());
      var dispensing = flight.number(issued.dispensing().name());
      var ofPayer = cells.of(granularity, window, Breakdown.PAYER, payer);
      var ofDispensing = cells.of(granularity, window, Breakdown.DISPENSING, dispensing);
      addPrescription(ofPayer, issued, side, touch != ABSENT);
      addPrescription(ofDispensing, issued, side, touch != ABSENT);
    }
  }

  private void addPrescription(
      int cell, PrescriptionRecord issued, int side, boolean isConversion) {
    var sign = Sides.sign(side);
    cells.add(cell, Measure.PRESCRIPTIONS, sign);
    cells.add(cell, Measure.NEW_PRESCRIPTIONS, issued.refill() == 0 ? sign : 0);
    cells.count(cell, PRESCRIPTIONS, side, 1);
    if (isConversion) {
      addConversion(cell, issued, side);
    }
  }

  private void addConversion(int cell, PrescriptionRecord issued, int side) {
    cells.add(cell, Measure.CONVERSIONS, Sides.sign(side));
    cells.add(cell, Measure.CONVERTED_QUANTITY, Sides.sign(side) * (long) issued.quantity());
    cells.count(cell, CONVERSIONS, side, 1);
  }

  /** Credits the values of the touches that are loaded, and counts the conversion they assisted. */
  private void addTouches(
      Granularity granularity, long window, PrescriptionRecord issued, int side) {
    for (var v = 0; v < credits.values(); v++) {
      var value = credits.value(v);
      var breakdown = values.breakdown(value);
      if (Cube.finestLevel(granularity, breakdown) != Cube.ABSENT) {
        var cell = cells.of(granularity, window, breakdown, values.name(value));
        addConversion(cell, issued, side);
        for (var model = 0; model < TouchCredits.MODELS.size(); model++) {
          var credit = Sides.sign(side) * credits.of(model, value);
          cells.add(cell, TouchCredits.MODELS.get(model), credit);
        }
      }
    }
  }

  /** Views that stay are counted on both sides, where something else changes. */
  private void countUnchangedViews() {
    var none = flight.noValue();
    for (var i = 0; i < events.views(); i++) {
      if (events.isQualified(i) && events.sidesOfView(i) == Sides.BOTH) {
        for (var granularity : GRANULARITIES) {
          countView(i, granularity, none);
        }
      }
    }
  }

  private void countView(int i, Granularity granularity, int none) {
    var view = events.view(i);
    var window = flight.window(granularity, view.time());
    var whole = cells.find(granularity, window, Breakdown.NONE, none);
    if (whole != ABSENT && view.position().arrival() <= flight.deadline(granularity, window)) {
      cells.count(whole, QUALIFIED, Sides.BOTH, 1);
      if (granularity != Granularity.MINUTE) {
        count(granularity, window, Breakdown.CHANNEL, view.channel().name(), QUALIFIED);
      }
      if (granularity == Granularity.DAY || granularity == Granularity.CAMPAIGN) {
        count(granularity, window, Breakdown.CONTENT, view.contentId(), QUALIFIED);
        count(granularity, window, Breakdown.TEAM, view.team().name(), QUALIFIED);
      }
    }
  }

  private void count(
      Granularity granularity, long window, Breakdown breakdown, String value, int what) {
    var cell = cells.find(granularity, window, breakdown, flight.number(value));
    if (cell != ABSENT) {
      cells.count(cell, what, Sides.BOTH, 1);
    }
  }

  /** What was folded stays, in cells of the whole flight. */
  private void countFolded() {
    if (flight.folded().sums.isEmpty()) {
      return;
    }
    flight
        .folded()
        .sums
        .forEach(
            (value, sums) -> {
              var cell =
                  cells.find(
                      Granularity.CAMPAIGN,
                      flight.campaign().startsAt(),
                      value.breakdown(),
                      flight.number(value.value()));
              if (cell != ABSENT) {
                cells.count(cell, QUALIFIED, Sides.BOTH, sums.get(Measure.QUALIFIED_VIEWS));
                cells.count(cell, PRESCRIPTIONS, Sides.BOTH, sums.get(Measure.PRESCRIPTIONS));
                cells.count(cell, CONVERSIONS, Sides.BOTH, sums.get(Measure.CONVERSIONS));
              }
            });
  }

  private void countPeople() {
    for (var cell = 0; cell < cells.size(); cell++) {
      var before = cells.before(cell, QUALIFIED);
      var after = cells.after(cell, QUALIFIED);
      if (before != after) {
        cells.add(cell, Measure.REACH, one(after) - one(before));
        addFrequency(cell, before, -1);
        addFrequency(cell, after, 1);
        if (cells.granularity(cell) == Granularity.CAMPAIGN) {
          cells.add(cell, Measure.NEW_REACH, one(after) - one(before));
        }
      }
      countPeople(cell, PRESCRIPTIONS, Measure.PRESCRIBERS);
      countPeople(cell, CONVERSIONS, Measure.CONVERTERS);
      countPeople(cell, ChangedCells.TRANSITIONS, Measure.TRANSITION_PEOPLE);
    }
  }

  private void countPeople(int cell, int what, Measure people) {
    cells.add(cell, people, one(cells.after(cell, what)) - one(cells.before(cell, what)));
  }

  private void addFrequency(int cell, long qualified, int sign) {
    if (qualified > 0) {
      cells.add(cell, Measure.frequency((int) Math.min(qualified, 10)), sign);
    }
  }

  private static long one(long count) {
    return count > 0 ? 1 : 0;
  }
}
