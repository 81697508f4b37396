package io.livelift.dashboard.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LiftTest {
  private static final int HOLDOUT = 10;

  private static Measures arm(long people, long prescribers) {
    return arm(
        false,
        Map.of(
            Measure.AUDIENCE,
            people,
            Measure.AUDIENCE_REACHED,
            people / 2,
            Measure.AUDIENCE_PRESCRIBERS,
            prescribers,
            Measure.COST,
            100 * people));
  }

  private static Measures arm(boolean suppressed, Map<Measure, Long> values) {
    return MadeUp.measures(Breakdown.ARM, suppressed, values);
  }

  @Test
  void aClearEffectIsPositiveAndHasACost() {
    var lift = Lift.of(arm(4500, 900), arm(500, 50), HOLDOUT);
    assertThat(lift.verdict()).isEqualTo(Verdict.POSITIVE);
    assertThat(lift.absolute().value()).isCloseTo(0.1, within(1e-9));
    assertThat(lift.relative().value()).isCloseTo(1, within(1e-9));
    // 10% of 4,500 people, at 450,000 for all.
    assertThat(lift.incrementalConversions().value()).isCloseTo(450, within(1e-6));
    assertThat(lift.costPerIncrementalConversion().value()).isCloseTo(1000, within(1e-6));
    assertThat(lift.costPerIncrementalConversion().alwaysValid().contains(1000)).isTrue();
    assertThat(lift.costPerIncrementalConversion().alwaysValid().low()).isPositive();
  }

  @Test
  void incrementalConversionsAreTheDifferenceInPeopleOfTheTreatedArm() {
    var lift = Lift.of(arm(4500, 900), arm(500, 50), HOLDOUT);
    assertThat(lift.incrementalConversions().newcombe().low())
        .isCloseTo(4500 * lift.absolute().newcombe().low(), within(1e-9));
    assertThat(lift.incrementalConversions().alwaysValid().high())
        .isCloseTo(4500 * lift.absolute().alwaysValid().high(), within(1e-9));
  }

  @Test
  void theVerdictWaitsForTheIntervalThatMayBeWatched() {
    var lift = Lift.of(arm(4500, 630), arm(500, 50), HOLDOUT);
    assertThat(lift.absolute().newcombe().low()).isPositive();
    assertThat(lift.absolute().alwaysValid().low()).isNegative();
    assertThat(lift.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(lift.costPerIncrementalConversion()).isNull();
  }

  @Test
  void aHarmfulCampaignIsNegativeAndHasNoCost() {
    var lift = Lift.of(arm(4500, 450), arm(500, 120), HOLDOUT);
    assertThat(lift.verdict()).isEqualTo(Verdict.NEGATIVE);
    assertThat(lift.incrementalConversions().value()).isNegative();
    assertThat(lift.costPerIncrementalConversion()).isNull();
  }

  @Test
  void armsOfTheWrongSizeBlockEveryFigure() {
    var lift = Lift.of(arm(4500, 900), arm(400, 40), HOLDOUT);
    assertThat(lift.verdict()).isEqualTo(Verdict.BLOCKED);
    assertThat(lift.reason()).startsWith("400 of 4900 people are held out, where 10% should be");
    assertThat(lift.sampleRatio().blocked()).isTrue();
    assertThat(lift.absolute()).isNull();
    assertThat(lift.relative()).isNull();
    assertThat(lift.incrementalConversions()).isNull();
    assertThat(lift.costPerIncrementalConversion()).isNull();
  }

  @Test
  void aWithheldArmIsNotTakenForZero() {
    var few = arm(true, Map.of(Measure.REACH, 3L));
    var figures = ArmFigures.of(few);
    assertThat(figures.withheld()).isTrue();
    assertThat(figures.prescribers()).isNull();
    assertThat(figures.prescriberShare()).isNull();
    assertThat(figures.arm()).isEmpty();
  }

  @Test
  void withAWithheldArmAllFiguresAreWithheld() {
    var control = new ArmFigures(500, 0, null, null, 0, true);
    var lift = Lift.of(ArmFigures.of(arm(4500, 900)), control, HOLDOUT);
    assertThat(lift.verdict()).isEqualTo(Verdict.WITHHELD);
    assertThat(lift.absolute()).isNull();
    assertThat(lift.incrementalConversions()).isNull();
    assertThat(lift.sampleRatio().blocked()).isFalse();
  }

  @Test
  void withoutHoldoutThereIsNothingToCompare() {
    assertThat(Lift.of(arm(5000, 900), arm(0, 0), 0).verdict()).isEqualTo(Verdict.NO_HOLDOUT);
    assertThat(Lift.of(arm(5000, 900), arm(0, 0), null).verdict()).isEqualTo(Verdict.NO_HOLDOUT);
    assertThat(Lift.of(arm(0, 0), arm(0, 0), HOLDOUT).verdict()).isEqualTo(Verdict.NO_AUDIENCE);
  }

  @Test
  void aSmallRegionThatHasNobodyInTheHoldoutHasNothingToCompare() {
    var lift = Lift.of(arm(12, 12), arm(0, 0), HOLDOUT);
    assertThat(lift.verdict()).isEqualTo(Verdict.NO_HOLDOUT);
    assertThat(lift.sampleRatio().blocked()).isFalse();
  }

  @Test
  void withoutPrescribersInTheControlArmThereIsNoRelativeLift() {
    var lift = Lift.of(arm(900, 90), arm(100, 0), HOLDOUT);
    assertThat(lift.absolute().value()).isCloseTo(0.1, within(1e-9));
    assertThat(lift.relative()).isNull();
  }
}
