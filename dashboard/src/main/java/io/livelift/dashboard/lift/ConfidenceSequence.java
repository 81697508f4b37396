package io.livelift.dashboard.lift;

/**
 * An interval of the difference of two shares that may be looked at after every prescription, for
 * as long as one likes: with probability 95% it holds the true difference at all moments together.
 *
 * <p>It is the two-sided normal mixture of H. Robbins, "Statistical methods related to the law of
 * the iterated logarithm", Annals of Mathematical Statistics 41 (1970) 1397-1409, in the form of S.
 * R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon, "Time-uniform, nonparametric, nonasymptotic
 * confidence sequences", Annals of Statistics 49 (2021) 1055-1080, section 3.2:
 *
 * <pre>
 * pT - pC +- sqrt((V + rho) log((V + rho) / (rho alpha^2)))
 * </pre>
 *
 * <p>V is the intrinsic time: how much variance has passed. The arms are fixed and prescribers
 * accumulate in them, so V grows with every prescriber:
 *
 * <pre>
 * V = (xT + 2) / nT^2 + (xC + 2) / nC^2
 * </pre>
 *
 * <p>The variance of a share is p (1 - p) / n, which is less than the p / n = x / n^2 taken here:
 * seen over time, the deviation of a share from its truth is a Brownian bridge, the interval is
 * made for Brownian motion, and by Anderson's inequality (Proceedings of the AMS 6 (1955) 170-176)
 * the bridge leaves a band less often. The two prescribers added to each arm (as A. Agresti, B. A.
 * Coull, American Statistician 52 (1998) 119-126, add them) are there because by chance a small
 * holdout may have no prescriber for a while: its variance would then promise a precision that is
 * not there.
 *
 * <p>That V is estimated makes the interval an asymptotic one, in the sense of I. Waudby-Smith, D.
 * Arbour, R. Sinha, E. H. Kennedy, A. Ramdas, "Time-uniform central limit theory and asymptotic
 * confidence sequences", Annals of Statistics 52 (2024) 2613-2640. How often it errs where there is
 * no effect is therefore computed exactly, arm size by arm size, in {@code FalseAlarmTest}.
 */
public final class ConfidenceSequence {
  /**
   * The share of prescribers at which the interval is tightest. It may not be taken from the
   * outcomes; between 2% and 40% the interval is at most 11% wider than one made for that very
   * share.
   */
  static final double PLANNED_SHARE = 0.1;

  /** Prescribers added to each arm before its variance is taken. */
  private static final double ADDED = 2;

  private ConfidenceSequence() {}

  /** The 95% interval of {@code pT - pC}, within -1 to 1, valid at all looks together. */
  public static Interval difference(Arm treated, Arm control) {
    var difference = treated.share() - control.share();
    var radius = radiusAfter(1, treated, control);
    return new Interval(Math.max(-1, difference - radius), Math.min(1, difference + radius));
  }

  /**
   * Half the width of the interval once each arm has so many times its present prescribers.
   *
   * @param times above 0
   */
  static double radiusAfter(double times, Arm treated, Arm control) {
    var perPerson = 1.0 / treated.people() + 1.0 / control.people();
    var rho = rho(PLANNED_SHARE * perPerson, Confidence.ALPHA);
    var intrinsicTime = intrinsicTime(times, treated) + intrinsicTime(times, control);
    return radius(intrinsicTime, rho, Confidence.ALPHA);
  }

  /** An arm's part of V of the class comment, in squared shares. */
  private static double intrinsicTime(double times, Arm arm) {
    return (times * arm.prescribers() + ADDED) / ((double) arm.people() * arm.people());
  }

  /** The boundary that the mixture martingale crosses with probability alpha at most. */
  static double radius(double intrinsicTime, double rho, double alpha) {
    var sum = intrinsicTime + rho;
    return Math.sqrt(sum * Math.log(sum / (rho * alpha * alpha)));
  }

  /**
   * The parameter that makes the boundary tightest at an intrinsic time (Howard et al. 2021,
   * section 3.5; the closed form is that of Waudby-Smith et al. 2024, appendix B.2).
   */
  static double rho(double intrinsicTime, double alpha) {
    var twice = -2 * Math.log(alpha);
    return intrinsicTime / (twice + Math.log1p(twice));
  }
}
