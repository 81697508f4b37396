package io.livelift.job.journey;

import static io.livelift.job.journey.ChangedCells.ABSENT;
import static io.livelift.job.journey.ChangedCells.CONVERSIONS;
import static io.livelift.job.journey.ChangedCells.PRESCRIPTIONS;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import java.util.Arrays;

/**
 * Whether anyone prescribes or converts in a cell is all that matters of prescriptions that stay: a
 * few of them answer that, however many there are. They are not asked for what no cell of their
 * window has to know.
 */
final class FlightQuestions {
  private static final Granularity[] GRANULARITIES = Granularity.values();

  private final ChangedFlight flight;
  private final FlightEvents events;
  private final ChangedCells cells;
  private final TouchValues values;
  private int open;

  /** By the cell of a whole window: how many questions are open in its cells. */
  private int[] openInWindow = new int[128];

  /** How many of them are about touches. */
  private int[] openOfTouches = new int[128];

  /** By value of touches: the last walk over touches that came across it. */
  private long[] metBy = new long[32];

  private long walk;

  FlightQuestions(ChangedFlight flight) {
    this.flight = flight;
    this.events = flight.events();
    this.cells = flight.cells();
    this.values = flight.touchValues();
  }

  /**
   * Asks wherever the changed prescriptions do not tell.
   *
   * @param mayFirstChange whether first prescriptions may be others
   * @param movesSet whether the person moves from one channel set to another
   */
  void ask(boolean mayFirstChange, boolean movesSet) {
    open = 0;
    if (openInWindow.length < cells.size()) {
      openInWindow = new int[cells.size() * 2];
      openOfTouches = new int[cells.size() * 2];
    }
    if (metBy.length < events.views() * TouchValues.EACH) {
      metBy = new long[events.views() * TouchValues.EACH * 2];
    }
    Arrays.fill(openInWindow, 0, cells.size(), 0);
    Arrays.fill(openOfTouches, 0, cells.size(), 0);
    for (var cell = 0; cell < cells.size(); cell++) {
      var isWhole = cells.breakdown(cell) == Breakdown.NONE;
      ask(cell, PRESCRIPTIONS, isWhole && (mayFirstChange || movesSet));
      ask(cell, CONVERSIONS, isWhole && movesSet);
    }
  }

  private void ask(int cell, int what, boolean isNeeded) {
    if (cells.ask(cell, what, isNeeded)) {
      // Whatever changes in a window changes in its whole too.
      var whole = whole(cells.granularity(cell), cells.window(cell));
      open++;
      openInWindow[whole]++;
      openOfTouches[whole] += isOfTouch(cell) ? 1 : 0;
    }
  }

  private boolean isOfTouch(int cell) {
    return cells.breakdown(cell).of() == Breakdown.Of.TOUCH;
  }

  private int whole(Granularity granularity, long window) {
    return cells.find(granularity, window, Breakdown.NONE, flight.noValue());
  }

  /** Lets the prescriptions that stay answer. */
  void answer() {
    for (var i = 0; i < events.prescriptions() && open > 0; i++) {
      var prescription = events.prescription(i);
      if (!events.isRestated(i) && flight.campaign().isMeasured(prescription.issued().time())) {
        for (var granularity : GRANULARITIES) {
          answer(prescription, granularity);
        }
      }
    }
  }

  private void answer(Prescription prescription, Granularity granularity) {
    var issued = prescription.issued();
    var window = flight.window(granularity, issued.time());
    var deadline = flight.deadline(granularity, window);
    var whole = whole(granularity, window);
    if (whole == ABSENT || openInWindow[whole] == 0 || !flight.isLive(prescription, deadline)) {
      return;
    }
    answer(whole, issued, PRESCRIPTIONS);
    if (openInWindow[whole] > 0) {
      var touch = flight.firstTouch(issued.time(), Sides.AFTER, deadline);
      if (touch != ABSENT) {
        answer(whole, issued, CONVERSIONS);
        answerTouches(whole, issued.time(), touch);
      }
    }
  }

  /** Answers for a window, and for the values of the prescription in it. */
  private void answer(int whole, PrescriptionRecord issued, int what) {
    var payer = flight.number(issued.payer().name());
    var dispensing = flight.number(issued.dispensing().name());
    answer(whole, Breakdown.NONE, flight.noValue(), what);
    answer(whole, Breakdown.PAYER, payer, what);
    answer(whole, Breakdown.DISPENSING, dispensing, what);
  }

  private void answerTouches(int whole, long prescribedAt, int first) {
    walk++;
    for (var i = first;
        openOfTouches[whole] > 0 && i < events.views() && events.view(i).time() <= prescribedAt;
        i++) {
      if (events.isTouch(i, Sides.AFTER, Horizons.UNBOUNDED)) {
        for (var b = 0; b < TouchValues.EACH; b++) {
          meet(whole, values.of(i, b));
        }
      }
    }
  }

  private void meet(int whole, int value) {
    if (metBy[value] != walk) {
      metBy[value] = walk;
      answer(whole, values.breakdown(value), values.name(value), CONVERSIONS);
    }
  }

  private void answer(int whole, Breakdown breakdown, int value, int what) {
    var cell = cells.find(cells.granularity(whole), cells.window(whole), breakdown, value);
    if (cell != ABSENT && cells.answer(cell, what)) {
      open--;
      openInWindow[whole]--;
      openOfTouches[whole] -= isOfTouch(cell) ? 1 : 0;
    }
  }
}
