package io.livelift.dashboard.lift;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How long an undecided lift needs at the present pace and effect until its always-valid interval
 * lies beside zero. Serialized as it is into the API.
 *
 * <p>Since the flight began, people of an arm have become prescribers at x / T a day. If both arms
 * go on like that, then after f times the time that has passed the difference of their shares is f
 * times the present one, and so is the part of V that prescribers make ({@link
 * ConfidenceSequence}):
 *
 * <pre>
 * d(f) = f d      V(f) = f (xT / nT^2 + xC / nC^2) + 2 / nT^2 + 2 / nC^2
 * h(f) = d(f)^2 - (V(f) + rho) log((V(f) + rho) / (rho alpha^2))
 * </pre>
 *
 * <p>The interval lies beside zero where h is above zero. With S = V + rho and A = xT / nT^2 + xC /
 * nC^2 the slope is h' = 2 d^2 f - A (log(S / (rho alpha^2)) + 1), which is convex in f and below
 * zero at f = 0: so h falls and then rises for ever, and is zero exactly once. That f is found by
 * bisection; what is missing are (f - 1) T days.
 *
 * @param progress how much of the time that it takes has passed, 0 to 1: 1 / f; this and all that
 *     follow are null unless the state is IN_SIGHT or AFTER_END
 * @param days that are missing
 * @param at when the interval would lie beside zero
 */
public record Forecast(State state, Double progress, Double days, Instant at) {

  /** What can be said of when it will be decided. */
  public enum State {
    /** It is decided now. */
    DECIDED,
    /** At this pace it will be decided in so many days. */
    IN_SIGHT,
    /** At this pace it would take longer than prescriptions are counted. */
    AFTER_END,
    /** The arms do not differ, or by so little that all would have to prescribe before it shows. */
    NO_EFFECT,
    /** Less than a day has passed, or nobody has prescribed: there is no pace yet. */
    TOO_EARLY,
    /** Prescriptions are counted no more, and it is not decided. */
    ENDED,
    /** The arms may not be compared, so there is nothing to decide. */
    NOT_COMPARED
  }

  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final double DAY_MS = Duration.ofDays(1).toMillis();

  /** Halvings of the bracket of f; after them it is narrower than any duration that is told. */
  private static final int BISECTIONS = 60;

  /**
   * The forecast of a lift.
   *
   * @param committedAt of the numbers
   * @param startsAt when the flight began; null if not known
   * @param measuredUntil the first instant of which no prescription counts; null if not known
   */
  public static Forecast of(
      Lift lift, Instant committedAt, Instant startsAt, Instant measuredUntil) {
    return switch (lift.verdict()) {
      case POSITIVE, NEGATIVE -> plain(State.DECIDED);
      case NO_AUDIENCE, NO_HOLDOUT, BLOCKED, WITHHELD -> plain(State.NOT_COMPARED);
      case UNDECIDED ->
          committedAt == null || startsAt == null || measuredUntil == null
              ? plain(State.TOO_EARLY)
              : undecided(
                  lift.treated().arm().orElseThrow(),
                  lift.control().arm().orElseThrow(),
                  committedAt,
                  startsAt,
                  measuredUntil);
    };
  }

  private static Forecast undecided(
      Arm treated, Arm control, Instant committedAt, Instant startsAt, Instant measuredUntil) {
    if (!committedAt.isBefore(measuredUntil)) {
      return plain(State.ENDED);
    }
    var passed = Duration.between(startsAt, committedAt);
    if (passed.compareTo(SHORTEST) < 0 || treated.prescribers() + control.prescribers() == 0) {
      return plain(State.TOO_EARLY);
    }
    var times = timesUntilDecided(treated, control);
    if (times.isEmpty()) {
      return plain(State.NO_EFFECT);
    }
    var missingMs = (times.getAsDouble() - 1) * passed.toMillis();
    var at = committedAt.plusMillis((long) missingMs);
    return new Forecast(
        at.isBefore(measuredUntil) ? State.IN_SIGHT : State.AFTER_END,
        1 / times.getAsDouble(),
        missingMs / DAY_MS,
        at);
  }

  /**
   * After how many times the time that has passed the interval lies beside zero. Empty where an arm
   * would have to have more prescribers than people before that.
   */
  static OptionalDouble timesUntilDecided(Arm treated, Arm control) {
    var most = 1 / Math.max(treated.share(), control.share());
    if (!isDecidedAfter(most, treated, control)) {
      return OptionalDouble.empty();
    }
    // h has one zero; it lies between what is not decided and what is.
    var low = 0.0;
    var high = most;
    for (var i = 0; i < BISECTIONS; i++) {
      var middle = (low + high) / 2;
      if (isDecidedAfter(middle, treated, control)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return OptionalDouble.of(Math.max(1, high));
  }

  private static boolean isDecidedAfter(double times, Arm treated, Arm control) {
    var difference = times * Math.abs(treated.share() - control.share());
    return difference > ConfidenceSequence.radiusAfter(times, treated, control);
  }

  private static Forecast plain(State state) {
    return new Forecast(state, null, null, null);
  }
}
