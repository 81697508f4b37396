package io.livelift.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  /** The order is in every savepoint: it may grow at the end and never change. */
  private static final String RELEASED_ORDER =
      "views qualified_views completed_views dwell_ms cost reach new_reach frequency_1"
          + " frequency_2 frequency_3 frequency_4 frequency_5 frequency_6 frequency_7 frequency_8"
          + " frequency_9 frequency_10_plus prescriptions new_prescriptions prescribers"
          + " conversions converters converted_quantity credit_first credit_last credit_linear"
          + " credit_time_decay credit_position lag_1h lag_6h lag_1d lag_3d lag_7d lag_14d lag_30d"
          + " lag_90d lag_over audience audience_reached audience_prescribers"
          + " audience_converters new_prescribers unknown_prescribers cohort_converters transitions"
          + " transition_people";

  @Test
  void releasedMeasuresKeepTheirPlace() {
    var order = Arrays.stream(Measure.values()).map(Measure::id).toList();
    assertThat(order).startsWith(RELEASED_ORDER.split(" "));
  }

  @Test
  void frequencyBucketsEndAtTen() {
    assertThat(Measure.frequency(1)).isEqualTo(Measure.FREQUENCY_1);
    assertThat(Measure.frequency(9)).isEqualTo(Measure.FREQUENCY_9);
    assertThat(Measure.frequency(10)).isEqualTo(Measure.FREQUENCY_10_PLUS);
    assertThat(Measure.frequency(99)).isEqualTo(Measure.FREQUENCY_10_PLUS);
  }

  @Test
  void theCubeHasTheTablesOfTheDesign() {
    assertThat(Cube.breakdowns(Granularity.MINUTE)).containsExactly(Breakdown.NONE);
    assertThat(Cube.breakdowns(Granularity.HOUR))
        .containsExactly(Breakdown.NONE, Breakdown.CHANNEL);
    assertThat(Cube.breakdowns(Granularity.DAY))
        .doesNotContain(Breakdown.ARM, Breakdown.CHANNEL_SET)
        .hasSize(9);
    assertThat(Cube.breakdowns(Granularity.CAMPAIGN)).containsExactly(Breakdown.values());
    assertThat(Cube.finestLevel(Granularity.CAMPAIGN, Breakdown.ARM)).isEqualTo(Cube.COUNTY);
    assertThat(Cube.finestLevel(Granularity.DAY, Breakdown.NONE)).isEqualTo(Cube.CITY);
    assertThat(Cube.finestLevel(Granularity.MINUTE, Breakdown.CHANNEL)).isEqualTo(Cube.ABSENT);
  }

  @Test
  void cellKeysSurviveAnyName() {
    var key =
        new CellKey("a|b%7C", Granularity.DAY, -5, Breakdown.CONTENT, "IA/X|Y", "100% | sure");
    assertThat(CellKey.parse(key.toText())).isEqualTo(key);
    assertThat(key.toText().chars().filter(c -> c == '|')).hasSize(5);
    assertThatIllegalArgumentException().isThrownBy(() -> CellKey.parse("a|b"));
  }
}
