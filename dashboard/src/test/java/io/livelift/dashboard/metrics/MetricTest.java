package io.livelift.dashboard.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static Measures cell(Breakdown breakdown, boolean suppressed, Map<Measure, Long> values) {
    var dense = new long[Measure.values().length];
    values.forEach((measure, value) -> dense[measure.ordinal()] = value);
    return new Measures(dense, breakdown, suppressed);
  }

  private static Measures cell(Map<Measure, Long> values) {
    return cell(Breakdown.NONE, false, values);
  }

  @Test
  void ratesAreOfTheMeasuresTheyName() {
    var cell =
        cell(
            Map.of(
                Measure.REACH, 40L,
                Measure.QUALIFIED_VIEWS, 100L,
                Measure.CONVERTERS, 10L,
                Measure.CONVERSIONS, 16L,
                Measure.COST, 8_000L,
                Measure.FREQUENCY_1, 20L,
                Measure.FREQUENCY_2, 5L));
    assertThat(Metric.AVERAGE_FREQUENCY.of(cell, Goals.NONE)).hasValue(2.5);
    assertThat(Metric.CONVERSION_RATE.of(cell, Goals.NONE)).hasValue(0.25);
    assertThat(Metric.COST_PER_REACHED.of(cell, Goals.NONE)).hasValue(200);
    assertThat(Metric.COST_PER_CONVERSION.of(cell, Goals.NONE)).hasValue(500);
    assertThat(Metric.REACH_3_PLUS.of(cell, Goals.NONE)).hasValue(15);
    assertThat(Metric.REACH_OF_GOAL.of(cell, new Goals(80L, null))).hasValue(0.5);
  }

  @Test
  void refillsNewPrescribersAndOnTargetReachAreOfTheMeasuresTheyName() {
    var cell =
        cell(
            Map.of(
                Measure.PRESCRIPTIONS, 90L,
                Measure.NEW_PRESCRIPTIONS, 36L,
                Measure.PRESCRIBERS, 40L,
                Measure.NEW_PRESCRIBERS, 10L,
                Measure.UNKNOWN_PRESCRIBERS, 6L,
                Measure.AUDIENCE, 200L,
                Measure.AUDIENCE_REACHED, 50L));
    assertThat(Metric.REFILLS_PER_NEW_PRESCRIPTION.of(cell, Goals.NONE)).hasValue(1.5);
    assertThat(Metric.NEW_PRESCRIBER_SHARE.of(cell, Goals.NONE)).hasValue(0.25);
    assertThat(Metric.ON_TARGET_REACH.of(cell, Goals.NONE)).hasValue(0.25);
    assertThat(Metric.REFILLS_PER_NEW_PRESCRIPTION.of(cell(Map.of()), Goals.NONE)).isEmpty();
  }

  @Test
  void aRateOfNobodyHasNoValue() {
    var cell = cell(Map.of());
    assertThat(Metric.CONVERSION_RATE.of(cell, Goals.NONE)).isEmpty();
    assertThat(Metric.REACH_OF_GOAL.of(cell, Goals.NONE)).isEmpty();
    assertThat(Metric.MEDIAN_LAG.of(cell, Goals.NONE)).isEmpty();
  }

  @Test
  void theMedianIsInterpolatedWithinItsCount() {
    var cell = cell(Map.of(Measure.LAG_1H, 2L, Measure.LAG_1D, 4L, Measure.LAG_OVER, 2L));
    assertThat(Metric.MEDIAN_LAG.of(cell, Goals.NONE).orElseThrow())
        .isCloseTo(Duration.ofHours(15).toMillis(), within(1.0));
    assertThat(Metric.MEDIAN_LAG.of(cell(Map.of(Measure.LAG_OVER, 1L)), Goals.NONE))
        .hasValue(Duration.ofDays(90).toMillis());
  }

  @Test
  void whatRestsOnAWithheldMeasureIsWithheld() {
    var figures =
        Figures.of(
            cell(Breakdown.CHANNEL, true, Map.of(Measure.REACH, 40L, Measure.QUALIFIED_VIEWS, 80L)),
            Goals.NONE);
    assertThat(figures.withheld())
        .contains("conversions", "converters", "conversion_rate", "cost_per_conversion")
        .contains("credit_linear")
        .doesNotContain("reach", "views", "average_frequency", "prescriptions", "median_lag");
    assertThat(figures.metrics()).containsEntry("average_frequency", 2.0);
    assertThat(figures.metrics()).doesNotContainKey("conversion_rate");
  }

  @Test
  void aMeasureWhosePeopleAreToldIsNotWithheld() {
    var figures =
        Figures.of(
            cell(
                Breakdown.NONE,
                true,
                Map.of(Measure.REACH, 40L, Measure.PRESCRIPTIONS, 30L, Measure.PRESCRIBERS, 12L)),
            Goals.NONE);
    assertThat(figures.withheld())
        .contains("conversions", "lag_1h", "cohort_converters")
        .doesNotContain("prescriptions", "new_prescriptions", "audience");
  }

  @Test
  void aBreakdownHasOnlyTheMetricsOfItsMeasures() {
    var figures =
        Figures.of(cell(Breakdown.PAYER, false, Map.of(Measure.CONVERSIONS, 20L)), Goals.NONE);
    assertThat(figures.metrics()).doesNotContainKeys("average_frequency", "cost_per_conversion");
  }
}
