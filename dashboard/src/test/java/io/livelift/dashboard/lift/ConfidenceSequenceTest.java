package io.livelift.dashboard.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfidenceSequenceTest {
  /**
   * Values of the reference implementation by S. R. Howard (github.com/gostevehoward/confseq, test
   * TestTwoSidedNormalMixture): optimal parameter 12.60056 and boundary 30.35209 at intrinsic time
   * 100.
   */
  @Test
  void theBoundaryIsThatOfTheReferenceImplementation() {
    var rho = ConfidenceSequence.rho(100, 0.05);
    assertThat(rho).isCloseTo(12.60056, within(0.00001));
    assertThat(ConfidenceSequence.radius(100, rho, 0.05)).isCloseTo(30.35209, within(0.00001));
  }

  @Test
  void theIntervalIsTheFormulaInTheDocs() {
    // docs/lift.md: 5,000 and 500 people, 800 and 50 prescribers.
    var interval = ConfidenceSequence.difference(new Arm(5000, 800), new Arm(500, 50));
    assertThat(interval.low()).isCloseTo(0.0130, within(0.00005));
    assertThat(interval.high()).isCloseTo(0.1070, within(0.00005));
  }

  @Test
  void itIsWiderThanTheIntervalForOneLook() {
    var treated = new Arm(5000, 800);
    var control = new Arm(500, 50);
    var once = Newcombe.difference(treated, control);
    var always = ConfidenceSequence.difference(treated, control);
    assertThat(always.low()).isLessThan(once.low());
    assertThat(always.high()).isGreaterThan(once.high());
  }

  @Test
  void whereNobodyPrescribesAnythingIsPossible() {
    var interval = ConfidenceSequence.difference(new Arm(3, 0), new Arm(1, 0));
    assertThat(interval).isEqualTo(new Interval(-1, 1));
  }
}
