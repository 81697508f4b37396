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
  private final long[] others = new long[STOPS * STOPS];
  private long[] times = new long[16];

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
    var cell =
        cells.of(
            Granularity.CAMPAIGN,
            flight.campaign().startsAt(),
            Breakdown.TRANSITION,
            flight.number(TEXTS[step]));
    cells.add(cell, Measure.TRANSITIONS, after[step] - before[step]);
    var isDecided = before[step] > 0 && after[step] > 0;
    var others = isDecided || !isStepOfOthers(step) ? 0 : 1;
    cells.count(cell, TRANSITIONS, Sides.BEFORE, before[step] + others);
    cells.count(cell, TRANSITIONS, Sides.AFTER, after[step] + others);
  }

  /** Whether a step is one of a conversion that stays as it is, or was folded. */
  private boolean isStepOfOthers(int step) {
    var folded = flight.folded().sums.get(new BreakdownValue(Breakdown.TRANSITION, TEXTS[step]));
    if (folded != null && folded.get(Measure.TRANSITIONS) > 0) {
      return true;
    }
    for (var i = 0; i < events.prescriptions(); i++) {
      if (!events.isRestated(i) && flight.counts(events.prescription(i))) {
        Arrays.fill(others, 0);
        walkToConversion(events.prescription(i).issued().time(), Sides.AFTER, others);
        if (others[step] > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** Counts the steps of one side, but those of conversions that stay as they are. */
  private void walk(int side, long[] steps) {
    Arrays.fill(steps, 0);
    var conversions = 0;
    for (var i = 0; i < events.prescriptions(); i++) {
      if ((events.sidesOfPrescription(i) & side) != 0 && flight.counts(events.prescription(i))) {
        var prescribedAt = events.prescription(i).issued().time();
        if (conversions == times.length) {
          times = Arrays.copyOf(times, conversions * 2);
        }
        times[conversions++] = prescribedAt;
        if (events.isRestated(i)) {
          walkToConversion(prescribedAt, side, steps);
        }
      }
    }
    walkRemaining(side, steps, conversions);
  }

  private void walkToConversion(long prescribedAt, int side, long[] steps) {
    var from = START;
    for (var i = events.firstTouch(prescribedAt);
        i < events.views() && events.view(i).time() <= prescribedAt;
        i++) {
      if (events.isTouch(i, side, Horizons.UNBOUNDED)) {
        from = step(from, events.view(i).channel(), steps);
      }
    }
    if (from != START) {
      steps[from * STOPS + CONVERSION]++;
    }
  }

  /** A view led to a conversion if a prescription follows within the attribution window. */
  private void walkRemaining(int side, long[] steps, int conversions) {
    Arrays.sort(times, 0, conversions);
    var last = pathEnd();
    var converted = flight.person().journey().touchesOfFolded;
    var next = 0;
    for (var i = 0; i < events.views(); i++) {
      if (events.isQualified(i) && events.isOn(i, side)) {
        var view = events.view(i);
        while (next < conversions && times[next] < view.time()) {
          next++;
        }
        var isConverted =
            next < conversions
                && times[next] <= view.time() + flight.campaign().attributionWindow();
        if (!isConverted && !converted.contains(view.eventId())) {
          last = step(last, view.channel(), steps);
        }
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
