package io.livelift.job.journey;

import static io.livelift.job.journey.ChangedCells.TRANSITIONS;

import io.livelift.contract.Channel;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.Transition;
import java.util.Arrays;

/** The steps of a person's paths over channels, on both sides of a change; see {@link Paths}. */
final class FlightPaths {
  private static final Channel[] CHANNELS = Channel.values();
  private static final int START = CHANNELS.length;
  private static final int CONVERSION = START;
  private static final int NONE = START + 1;
  private static final int STOPS = START + 2;
  private static final String[] TEXTS = texts();

  private final ChangedFlight flight;
  private final FlightEvents events;
  private final ChangedCells cells;
  private final long[] before = new long[STOPS * STOPS];
  private final long[] after = new long[STOPS * STOPS];

  FlightPaths(ChangedFlight flight) {
    this.flight = flight;
    this.events = flight.events();
    this.cells = flight.cells();
  }

  /** Adds the steps that come and go. */
  void addDifference() {
    walk(Sides.BEFORE, before);
    walk(Sides.AFTER, after);
    for (var step = 0; step < before.length; step++) {
      if (before[step] != after[step]) {
        add(step);
      }
    }
  }

  private void add(int step) {
    var value = new BreakdownValue(Breakdown.TRANSITION, TEXTS[step]);
    var sums = flight.folded().sums.get(value);
    var folded = sums == null ? 0 : sums.get(Measure.TRANSITIONS);
    var cell =
        cells.of(
            Granularity.CAMPAIGN,
            flight.campaign().startsAt(),
            Breakdown.TRANSITION,
            flight.number(TEXTS[step]));
    cells.add(cell, Measure.TRANSITIONS, after[step] - before[step]);
    cells.count(cell, TRANSITIONS, Sides.BEFORE, before[step] + folded);
    cells.count(cell, TRANSITIONS, Sides.AFTER, after[step] + folded);
  }

  /** Counts the steps of one side. */
  private void walk(int side, long[] steps) {
    Arrays.fill(steps, 0);
    for (var i = 0; i < events.prescriptions(); i++) {
      if ((events.sidesOfPrescription(i) & side) != 0 && flight.counts(events.prescription(i))) {
        walkToConversion(events.prescription(i).issued().time(), side, steps);
      }
    }
    walkRemaining(side, steps);
  }

  private void walkToConversion(long prescribedAt, int side, long[] steps) {
    var from = START;
    for (var i = events.firstTouch(prescribedAt);
        i < events.views() && events.view(i).time() <= prescribedAt;
        i++) {
      if (events.isTouch(i, side, Horizons.UNBOUNDED)) {
        events.setConverted(i, side);
        from = step(from, events.view(i).channel(), steps);
      }
    }
    if (from != START) {
      steps[from * STOPS + CONVERSION]++;
    }
  }

  private void walkRemaining(int side, long[] steps) {
    var last = pathEnd();
    var converted = flight.person().journey().touchesOfFolded;
    for (var i = 0; i < events.views(); i++) {
      if (events.isQualified(i)
          && events.isOn(i, side)
          && !events.isConverted(i, side)
          && !converted.contains(events.view(i).eventId())) {
        last = step(last, events.view(i).channel(), steps);
      }
    }
    if (last != START) {
      steps[last * STOPS + NONE]++;
    }
  }

  private int pathEnd() {
    var end = flight.folded().pathEnd;
    return end.equals(Transition.START) ? START : Channel.valueOf(end).ordinal();
  }

  private static int step(int from, Channel to, long[] steps) {
    steps[from * STOPS + to.ordinal()]++;
    return to.ordinal();
  }

  private static String[] texts() {
    var texts = new String[STOPS * STOPS];
    for (var from = 0; from <= START; from++) {
      var name = from == START ? Transition.START : CHANNELS[from].name();
      for (var channel : CHANNELS) {
        texts[from * STOPS + channel.ordinal()] = new Transition(name, channel.name()).toText();
      }
      texts[from * STOPS + CONVERSION] = new Transition(name, Transition.CONVERSION).toText();
      texts[from * STOPS + NONE] = new Transition(name, Transition.NONE).toText();
    }
    return texts;
  }
}
