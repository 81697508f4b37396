package io.livelift.job.journey;

import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.List;

/**
 * What the eligible touches of one conversion are credited with, by their values: there may be
 * thousands of touches, of a dozen values.
 */
final class TouchCredits {
  static final List<Measure> MODELS =
      List.of(
          Measure.CREDIT_FIRST,
          Measure.CREDIT_LAST,
          Measure.CREDIT_LINEAR,
          Measure.CREDIT_TIME_DECAY,
          Measure.CREDIT_POSITION);

  private static final int EACH = MODELS.size();

  private final FlightEvents events;
  private final TouchValues values;
  private int[] touches = new int[16];
  private int count;
  private final long[][] credits = new long[EACH][];

  /** By value, then by model. */
  private long[] sums = new long[32 * EACH];

  private boolean[] isAssisted = new boolean[32];
  private int[] assisted = new int[32];
  private int assistedCount;

  TouchCredits(ChangedFlight flight) {
    this.events = flight.events();
    this.values = flight.touchValues();
  }

  /** Forgets the conversion. */
  void forget() {
    for (var v = 0; v < assistedCount; v++) {
      isAssisted[assisted[v]] = false;
    }
    assistedCount = 0;
    count = 0;
  }

  /**
   * Takes the touches of a conversion, unless they are known.
   *
   * @param first its first eligible touch
   */
  void load(long prescribedAt, int first, int side) {
    if (count > 0) {
      return;
    }
    for (var i = first; i < events.views() && events.view(i).time() <= prescribedAt; i++) {
      if (events.isTouch(i, side, Horizons.UNBOUNDED)) {
        if (count == touches.length) {
          touches = Arrays.copyOf(touches, count * 2);
        }
        touches[count++] = i;
      }
    }
    var times = new long[count];
    for (var t = 0; t < count; t++) {
      times[t] = events.view(touches[t]).time();
    }
    for (var model = 0; model < EACH; model++) {
      credits[model] = Attribution.credits(MODELS.get(model), times, prescribedAt);
    }
    for (var t = 0; t < count; t++) {
      for (var b = 0; b < TouchValues.EACH; b++) {
        add(t, values.of(touches[t], b));
      }
    }
  }

  private void add(int t, int value) {
    if (value >= isAssisted.length) {
      var capacity = Math.max(value + 1, isAssisted.length * 2);
      isAssisted = Arrays.copyOf(isAssisted, capacity);
      assisted = Arrays.copyOf(assisted, capacity);
      sums = Arrays.copyOf(sums, capacity * EACH);
    }
    var start = value * EACH;
    if (!isAssisted[value]) {
      isAssisted[value] = true;
      assisted[assistedCount++] = value;
      Arrays.fill(sums, start, start + EACH, 0);
    }
    for (var model = 0; model < EACH; model++) {
      sums[start + model] += credits[model][t];
    }
  }

  /** How many values the touches have. */
  int values() {
    return assistedCount;
  }

  /** One of them, by the number it has in the flight. */
  int value(int v) {
    return assisted[v];
  }

  /** The millionths of the conversion that touches of a value get under a model. */
  long of(int model, int value) {
    return sums[value * EACH + model];
  }
}
