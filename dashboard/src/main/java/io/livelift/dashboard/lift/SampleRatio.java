package io.livelift.dashboard.lift;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.math3.stat.inference.AlternativeHypothesis;
import org.apache.commons.math3.stat.inference.BinomialTest;

/**
 * Whether the arms have the sizes that the draw should have given them: Pearson's chi-square test
 * with one degree of freedom of the arms' people against the campaign's holdout. If they have not,
 * people were lost or added in one arm only, and a difference of the arms says nothing (A. Fabijan
 * et al., "Diagnosing sample ratio mismatch in online controlled experiments", KDD 2019).
 * Serialized as it is into the API.
 *
 * @param expectedControlShare what the campaign holds out, 0 to 1
 * @param controlShare what is held out
 * @param pValue how probable a deviation at least as large is by chance
 * @param blocked it is too improbable for lift to be told
 */
public record SampleRatio(
    @JsonProperty("expected_control_share") double expectedControlShare,
    @JsonProperty("control_share") double controlShare,
    @JsonProperty("chi_square") double chiSquare,
    @JsonProperty("p_value") double pValue,
    boolean blocked) {
  static final double BLOCKED_BELOW = 0.001;
  private static final double ENOUGH_EXPECTED = 5;

  /**
   * The check of two arms.
   *
   * @param treated people, with {@code control} at least 1
   * @param expectedControlShare above 0 and below 1
   */
  public static SampleRatio of(long treated, long control, double expectedControlShare) {
    var all = (double) treated + control;
    var deviation = control - all * expectedControlShare;
    var chiSquare =
        deviation * deviation / (all * expectedControlShare * (1 - expectedControlShare));
    var fewest = all * Math.min(expectedControlShare, 1 - expectedControlShare);
    var pValue =
        fewest >= ENOUGH_EXPECTED
            ? upperTail(chiSquare)
            : exact(treated + control, control, expectedControlShare);
    return new SampleRatio(
        expectedControlShare, control / all, chiSquare, pValue, pValue < BLOCKED_BELOW);
  }

  /** The probability that chi-square with one degree of freedom is at least as large. */
  static double upperTail(double chiSquare) {
    return Gamma.regularizedGammaQ(0.5, chiSquare / 2);
  }

  /** The two-sided exact binomial test. */
  static double exact(long people, long control, double expectedControlShare) {
    return new BinomialTest()
        .binomialTest(
            Math.toIntExact(people),
            Math.toIntExact(control),
            expectedControlShare,
            AlternativeHypothesis.TWO_SIDED);
  }
}
