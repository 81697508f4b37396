package io.livelift.dashboard.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.metrics.WindowSum.Group;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowSumTest {
  private static final Map<Measure, Long> TELLS =
      Map.of(
          Measure.COST, 5000L,
          Measure.REACH, 400L,
          Measure.NEW_REACH, 300L,
          Measure.QUALIFIED_VIEWS, 900L,
          Measure.PRESCRIBERS, 60L,
          Measure.PRESCRIPTIONS, 90L,
          Measure.CONVERTERS, 40L,
          Measure.CONVERSIONS, 50L);

  private static Group group(int windows, boolean suppressed, Map<Measure, Long> sums) {
    return new Group(windows, MadeUp.measures(Breakdown.NONE, suppressed, sums));
  }

  private static WindowSum sum(int windows, Group... groups) {
    return WindowSum.of(Breakdown.NONE, List.of(groups), windows, Goals.NONE);
  }

  @Test
  void whatCanBeAddedUpIsAndPeopleAreNot() {
    var figures = sum(3, group(3, false, TELLS)).figures();
    assertThat(figures.measures())
        .containsEntry("new_reach", 300L)
        .containsEntry("conversions", 50L)
        .doesNotContainKeys("reach", "converters", "prescribers");
    assertThat(figures.metrics())
        .containsEntry("cost_per_conversion", 100.0)
        .doesNotContainKeys("average_frequency", "conversion_rate", "reach_3_plus");
    assertThat(figures.withheld()).isEmpty();
  }

  @Test
  void daysThatDoNotTellAreLeftOutOfWhatTheyDoNotTellOnly() {
    var sum =
        sum(
            5,
            group(3, false, TELLS),
            group(2, true, Map.of(Measure.COST, 1000L, Measure.NEW_REACH, 70L)));
    assertThat(sum.figures().measures())
        .containsEntry("cost", 6000L)
        .containsEntry("new_reach", 370L)
        .containsEntry("conversions", 50L);
    assertThat(sum.withheldWindows())
        .containsEntry("conversions", 2)
        .containsEntry("cost_per_conversion", 2)
        .doesNotContainKeys("cost", "new_reach");
    assertThat(sum.figures().metrics().get("cost_per_conversion"))
        .as("the cost of the days that tell, per conversion of the same days")
        .isCloseTo(100, within(1e-9));
  }

  @Test
  void aDayWithoutACellHasNoViewsAndTellsNothingOfPrescribing() {
    var sum = sum(4, group(3, false, TELLS));
    assertThat(sum.figures().measures()).containsEntry("cost", 5000L);
    assertThat(sum.withheldWindows()).containsEntry("prescriptions", 1).doesNotContainKey("cost");
  }

  @Test
  void whereNoDayTellsTheNumberIsWithheldAndNotZero() {
    var sum = sum(2, group(2, true, Map.of(Measure.COST, 1000L)));
    assertThat(sum.figures().withheld()).contains("conversions", "cost_per_conversion");
    assertThat(sum.figures().measures()).doesNotContainKey("conversions");
    assertThat(sum.figures().withheld()).doesNotContain("cost", "new_reach", "reach");
  }

  @Test
  void aDayMayTellOfPrescribersAndNotOfConverters() {
    var sum =
        sum(
            2,
            group(1, false, TELLS),
            group(
                1,
                true,
                Map.of(Measure.COST, 800L, Measure.PRESCRIBERS, 12L, Measure.PRESCRIPTIONS, 20L)));
    assertThat(sum.figures().measures())
        .containsEntry("prescriptions", 110L)
        .containsEntry("conversions", 50L);
    assertThat(sum.withheldWindows())
        .containsEntry("conversions", 1)
        .containsEntry("touched_share", 1)
        .doesNotContainKey("prescriptions");
    assertThat(sum.figures().metrics().get("touched_share")).isCloseTo(50.0 / 90, within(1e-9));
  }

  @Test
  void onlyCountsAndPeopleOfOneWindowAreAdditive() {
    assertThat(Measure.REACH.isAdditive()).isFalse();
    assertThat(Measure.FREQUENCY_2.isAdditive()).isFalse();
    assertThat(Measure.CONVERTERS.isAdditive()).isFalse();
    assertThat(Measure.AUDIENCE.isAdditive()).isFalse();
    assertThat(Measure.TRANSITIONS.isAdditive()).isFalse();
    assertThat(Measure.NEW_REACH.isAdditive()).isTrue();
    assertThat(Measure.COHORT_CONVERTERS.isAdditive()).isTrue();
    assertThat(Measure.LAG_OVER.isAdditive()).isTrue();
    assertThat(Metric.MEDIAN_LAG.isAdditive()).isTrue();
    assertThat(Metric.CONVERSION_RATE.isAdditive()).isFalse();
  }
}
