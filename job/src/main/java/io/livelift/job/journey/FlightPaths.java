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
  private boolean areOthersKnown;
  private long[] conversions = new long[16];

  /** The qualified views of one side, in touch order, with their times and channels. */
  private int[] views = new int[32];

  private long[] times = new long[32];
  private int[] channels = new int[32];
  private int count;

  /** By view: of how many conversions it is the first touch, less those of which it is the last. */
  private int[] paths = new int[32];

  FlightPaths(ChangedFlight flight) {
    this.flight = flight;
    this.events = flight.events();
    this.cells = flight.cells();
  }

  /** Adds the steps that come and go. */
  void addDifference() {
    areOthersKnown = false;
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
    if (!areOthersKnown) {
      areOthersKnown = true;
      // The views are those after the change.
      Arrays.fill(others, 0);
      walkToConversions(Sides.AFTER, false, others);
    }
    return others[step] > 0;
  }

  /** Counts the steps of one side, but those of conversions that stay as they are. */
  private void walk(int side, long[] steps) {
    Arrays.fill(steps, 0);
    loadViews(side);
    walkToConversions(side, true, steps);
    walkRemaining(side, steps);
  }

  private void loadViews(int side) {
    if (views.length < events.views()) {
      views = new int[events.views() * 2];
      times = new long[events.views() * 2];
      channels = new int[events.views() * 2];
      paths = new int[events.views() * 2];
    }
    count = 0;
    for (var i = 0; i < events.views(); i++) {
      if (events.isQualified(i) && events.isOn(i, side)) {
        views[count] = i;
        times[count] = events.view(i).time();
        channels[count++] = events.view(i).channel().ordinal();
      }
    }
  }

  /**
   * Counts the steps of conversions. Many of them take the same ones: each is walked once, and
   * counted as often as there are conversions that take it.
   *
   * @param restated whether of those that are restated, or of those that stay as they are
   */
  private void walkToConversions(int side, boolean restated, long[] steps) {
    for (var i = 0; i < events.prescriptions(); i++) {
      if (events.isRestated(i) == restated && countsOn(side, i)) {
        addEnds(events.prescription(i).issued().time(), steps);
      }
    }
    var taken = 0;
    for (var v = 0; v < count; v++) {
      taken += paths[v];
      if (taken > 0) {
        steps[channels[v] * STOPS + channels[v + 1]] += taken;
      }
      paths[v] = 0;
    }
  }

  private boolean countsOn(int side, int prescription) {
    return (events.sidesOfPrescription(prescription) & side) != 0
        && flight.counts(events.prescription(prescription));
  }

  /** Counts the first and the last step of a conversion, and notes between which views it goes. */
  private void addEnds(long prescribedAt, long[] steps) {
    var since = prescribedAt - flight.campaign().attributionWindow();
    var first = Sorted.firstNotBefore(since, times, count);
    var last = Sorted.firstNotBefore(prescribedAt + 1, times, count) - 1;
    if (first <= last) {
      steps[START * STOPS + channels[first]]++;
      steps[channels[last] * STOPS + CONVERSION]++;
      paths[first]++;
      paths[last]--;
    }
  }

  /** A view led to a conversion if a prescription follows within the attribution window. */
  private void walkRemaining(int side, long[] steps) {
    var known = loadConversions(side);
    var last = pathEnd();
    var converted = flight.person().journey().touchesOfFolded;
    var next = 0;
    for (var v = 0; v < count; v++) {
      while (next < known && conversions[next] < times[v]) {
        next++;
      }
      var isConverted =
          next < known && conversions[next] <= times[v] + flight.campaign().attributionWindow();
      if (!isConverted && !converted.contains(events.view(views[v]).eventId())) {
        steps[last * STOPS + channels[v]]++;
        last = channels[v];
      }
    }
    if (last != START) {
      steps[last * STOPS + NONE]++;
    }
  }

  /** Takes the times of all conversions of a side, sorted; gives their number. */
  private int loadConversions(int side) {
    var known = 0;
    for (var i = 0; i < events.prescriptions(); i++) {
      if (countsOn(side, i)) {
        if (known == conversions.length) {
          conversions = Arrays.copyOf(conversions, known * 2);
        }
        conversions[known++] = events.prescription(i).issued().time();
      }
    }
    Arrays.sort(conversions, 0, known);
    return known;
  }

  private int pathEnd() {
    var end = flight.folded().pathEnd;
    return end.equals(Transition.START) ? START : Channel.valueOf(end).ordinal();
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
