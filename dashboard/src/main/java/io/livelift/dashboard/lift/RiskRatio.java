package io.livelift.dashboard.lift;

import java.util.Optional;

/**
 * The interval of the relative lift by the delta method, applied to the logarithm of the ratio of
 * the two shares (D. Katz, J. Baptista, S. P. Azen, M. C. Pike, "Obtaining confidence intervals for
 * the risk ratio in cohort studies", Biometrics 34 (1978) 469-474):
 *
 * <pre>
 * log(pT / pC) +- z sqrt(1/xT - 1/nT + 1/xC - 1/nC)
 * </pre>
 *
 * <p>turned back with exp and made relative by taking 1. On the logarithm, because the ratio itself
 * is skewed where prescribers are few, and its plain delta interval can promise a lift below -100%.
 */
public final class RiskRatio {
  private RiskRatio() {}

  /**
   * The 95% interval of {@code (pT - pC) / pC}; for one look at a moment fixed beforehand. Empty
   * where an arm has no prescriber, or everybody in both is one: the logarithm has no variance.
   */
  public static Optional<Interval> relativeLift(Arm treated, Arm control) {
    if (treated.prescribers() == 0 || control.prescribers() == 0) {
      return Optional.empty();
    }
    var variance = variance(treated) + variance(control);
    if (variance <= 0) {
      return Optional.empty();
    }
    var log = Math.log(treated.share() / control.share());
    var half = Confidence.Z * Math.sqrt(variance);
    return Optional.of(new Interval(Math.expm1(log - half), Math.expm1(log + half)));
  }

  private static double variance(Arm arm) {
    return 1.0 / arm.prescribers() - 1.0 / arm.people();
  }
}
