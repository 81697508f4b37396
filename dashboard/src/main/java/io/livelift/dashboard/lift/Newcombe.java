package io.livelift.dashboard.lift;

/**
 * The hybrid score interval of a difference of two independent proportions, without continuity
 * correction: method 10 of R. G. Newcombe, "Interval estimation for the difference between
 * independent proportions: comparison of eleven methods", Statistics in Medicine 17 (1998) 873-890.
 * It is built of the Wilson score intervals (l, u) of each arm:
 *
 * <pre>
 * low  = d - sqrt((pT - lT)^2 + (uC - pC)^2)      d = pT - pC
 * high = d + sqrt((uT - pT)^2 + (pC - lC)^2)
 * </pre>
 *
 * <p>It holds for one look at a moment that was fixed beforehand.
 */
public final class Newcombe {
  private Newcombe() {}

  /** The 95% interval of {@code pT - pC}, within -1 to 1. */
  public static Interval difference(Arm treated, Arm control) {
    var difference = treated.share() - control.share();
    var t = wilson(treated);
    var c = wilson(control);
    return new Interval(
        difference - Math.hypot(treated.share() - t.low(), c.high() - control.share()),
        difference + Math.hypot(t.high() - treated.share(), control.share() - c.low()));
  }

  /** Wilson's score interval of one proportion (E. B. Wilson, JASA 22 (1927) 209-212). */
  static Interval wilson(Arm arm) {
    var n = (double) arm.people();
    var p = arm.share();
    var zz = Confidence.Z * Confidence.Z;
    var middle = 2 * n * p + zz;
    var half = Confidence.Z * Math.sqrt(zz + 4 * n * p * (1 - p));
    var whole = 2 * (n + zz);
    return new Interval((middle - half) / whole, (middle + half) / whole);
  }
}
