package io.livelift.dashboard.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RiskRatioTest {
  /**
   * The trial of Perondi et al. (2004), 7 of 34 against 1 of 34: ratio 7, Katz log interval 0.9096
   * to 53.8695, by the R package contingencytables of Fagerland, Lydersen, Laake, "Statistical
   * analysis of contingency tables" (2017). The aspirin trial of the Physicians' Health Study, 189
   * of 11,034 against 104 of 11,037: ratio 1.82, 1.43 to 2.31 (A. Agresti, "Categorical data
   * analysis").
   */
  @ParameterizedTest
  @CsvSource({
    "7, 34, 1, 34, 0.9096, 53.8695, 0.00006",
    "189, 11034, 104, 11037, 1.43, 2.31, 0.006"
  })
  void theIntervalIsThatOfTheRatioLessOne(
      long xT, long nT, long xC, long nC, double low, double high, double within) {
    var interval = RiskRatio.relativeLift(new Arm(nT, xT), new Arm(nC, xC)).orElseThrow();
    assertThat(interval.low() + 1).isCloseTo(low, within(within));
    assertThat(interval.high() + 1).isCloseTo(high, within(within));
  }

  @Test
  void thereIsNoneWithoutPrescribersOrWhereEverybodyIsOne() {
    assertThat(RiskRatio.relativeLift(new Arm(10, 0), new Arm(10, 5))).isEmpty();
    assertThat(RiskRatio.relativeLift(new Arm(10, 5), new Arm(10, 0))).isEmpty();
    assertThat(RiskRatio.relativeLift(new Arm(10, 10), new Arm(10, 10))).isEmpty();
  }
}
