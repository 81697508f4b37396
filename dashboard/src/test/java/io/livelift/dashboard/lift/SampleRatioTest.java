package io.livelift.dashboard.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleRatioTest {
  /** Percentage points of chi-square with one degree of freedom, as in every table. */
  @ParameterizedTest
  @CsvSource({
    "0.4549, 0.5",
    "2.7055, 0.1",
    "3.8415, 0.05",
    "6.6349, 0.01",
    "7.8794, 0.005",
    "10.8276, 0.001"
  })
  void theTailIsThatOfTheTables(double chiSquare, double pValue) {
    assertThat(SampleRatio.upperTail(chiSquare)).isCloseTo(pValue, within(pValue / 1000));
  }

  /**
   * R. Kohavi, D. Tang, Y. Xu, "Trustworthy online controlled experiments" (2020): 821,588 users
   * against 815,482 where half and half was meant: p = 1.8e-6.
   */
  @Test
  void aPublishedMismatchIsFound() {
    var ratio = SampleRatio.of(815_482, 821_588, 0.5);
    assertThat(ratio.pValue()).isCloseTo(1.8e-6, within(0.05e-6));
    assertThat(ratio.blocked()).isTrue();
  }

  /**
   * Mendel's round and wrinkled peas, 5,474 and 1,850 for 3 to 1: chi-square 0.263 (Fisher 1936).
   */
  @Test
  void mendelsPeasAreAsTheyShouldBe() {
    var ratio = SampleRatio.of(5474, 1850, 0.25);
    assertThat(ratio.chiSquare()).isCloseTo(0.263, within(0.0005));
    assertThat(ratio.blocked()).isFalse();
  }

  @Test
  void itBlocksJustAboveTheTabulatedPoint() {
    // Of 1,000 people 100 should be held out, standard deviation 9.487: 3.29 of them are 31.2.
    assertThat(SampleRatio.of(1000 - 131, 131, 0.1).blocked()).isFalse();
    assertThat(SampleRatio.of(1000 - 132, 132, 0.1).blocked()).isTrue();
    assertThat(SampleRatio.of(1000 - 68, 68, 0.1).blocked()).isTrue();
    assertThat(SampleRatio.of(1000, 0, 0.1).blocked()).isTrue();
  }

  /**
   * W. J. Conover, "Practical nonparametric statistics" (1971) 97, as in R's binom.test: 0.3825.
   */
  @Test
  void theExactTestIsThatOfAPublishedExample() {
    assertThat(SampleRatio.exact(925, 682, 0.75)).isCloseTo(0.3825, within(0.00005));
  }

  @Test
  void aSmallRegionIsNotBlockedByWhatHappensOneTimeInAHundred() {
    var ratio = SampleRatio.of(0, 2, 0.1);
    assertThat(SampleRatio.upperTail(ratio.chiSquare())).isLessThan(0.001);
    assertThat(ratio.pValue()).isCloseTo(0.01, within(1e-9));
    assertThat(ratio.blocked()).isFalse();
    assertThat(SampleRatio.of(0, 5, 0.1).blocked()).isTrue();
  }
}
