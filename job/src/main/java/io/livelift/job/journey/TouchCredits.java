package io.livelift.job.journey;

import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.List;

/** The eligible touches of one conversion, and what each of them is credited with. */
final class TouchCredits {
  static final List<Measure> MODELS =
      List.of(
          Measure.CREDIT_FIRST,
          Measure.CREDIT_LAST,
          Measure.CREDIT_LINEAR,
          Measure.CREDIT_TIME_DECAY,
          Measure.CREDIT_POSITION);

  private int[] touches = new int[16];
  private int count;
  private final long[][] credits = new long[MODELS.size()][];

  /** Forgets the conversion. */
  void forget() {
    count = 0;
  }

  /**
   * Takes the touches of a conversion, unless they are known.
   *
   * @param first its first eligible touch
   */
  void load(FlightEvents events, long prescribedAt, int first, int side) {
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
    for (var model = 0; model < credits.length; model++) {
      credits[model] = Attribution.credits(MODELS.get(model), times, prescribedAt);
    }
  }

  int touches() {
    return count;
  }

  /** Which view a touch is. */
  int touch(int t) {
    return touches[t];
  }

  /** The millionths of the conversion that a touch gets under a model. */
  long of(int model, int t) {
    return credits[model][t];
  }
}
