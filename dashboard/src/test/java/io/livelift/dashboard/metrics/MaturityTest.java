package io.livelift.dashboard.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.dashboard.MadeUp;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaturityTest {
  private static final Instant T0 = Instant.parse("2026-03-01T16:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(30);

  private static Measures cell(boolean suppressed, Map<Measure, Long> values) {
    return MadeUp.measures(Breakdown.NONE, suppressed, values);
  }

  private static Maturity.Day day(int number, long people, long converters) {
    return new Maturity.Day(
        T0.plus(Duration.ofDays(number + 1)),
        cell(false, Map.of(Measure.NEW_REACH, people, Measure.COHORT_CONVERTERS, converters)));
  }

  private static Maturity.Day withheldDay(int number, long people) {
    return new Maturity.Day(
        T0.plus(Duration.ofDays(number + 1)), cell(true, Map.of(Measure.NEW_REACH, people)));
  }

  private static Measures total(long people, long cohortConverters, long converters) {
    return cell(
        false,
        Map.of(
            Measure.REACH, people,
            Measure.COHORT_CONVERTERS, cohortConverters,
            Measure.CONVERTERS, converters));
  }

  private static final List<Maturity.Day> DAYS =
      List.of(day(0, 100, 40), day(1, 100, 20), day(2, 200, 15));

  @Test
  void onlyDaysWhoseWholeWindowHasPassedCount() {
    var committed = T0.plus(Duration.ofDays(32)).plusSeconds(1);
    var maturity = Maturity.of(DAYS, total(400, 75, 80), committed, WINDOW);
    assertThat(maturity.mature()).isEqualTo(new Maturity.Cohorts(2, 200, 200, 60L, 0.3, 0));
    assertThat(maturity.immature().people()).isEqualTo(200);
    assertThat(maturity.immature().rate()).isCloseTo(0.075, within(1e-9));
    assertThat(maturity.all().rate()).isCloseTo(0.1875, within(1e-9));
    assertThat(maturity.rawRate()).isCloseTo(0.2, within(1e-9));
  }

  @Test
  void aDayMaturesAtTheInstantItsWindowEnds() {
    var end = T0.plus(Duration.ofDays(31));
    assertThat(Maturity.of(DAYS, total(400, 75, 80), end, WINDOW).mature().days()).isEqualTo(1);
    assertThat(Maturity.of(DAYS, total(400, 75, 80), end.minusMillis(1), WINDOW).mature())
        .isEqualTo(new Maturity.Cohorts(0, 0, 0, 0L, null, 0));
  }

  @Test
  void theRateIsThatOfTheDaysThatTell() {
    var days = List.of(day(0, 100, 40), withheldDay(1, 100), withheldDay(2, 200));
    var committed = T0.plus(Duration.ofDays(32));
    var maturity = Maturity.of(days, total(400, 50, 80), committed, WINDOW);
    assertThat(maturity.mature()).isEqualTo(new Maturity.Cohorts(2, 200, 100, 40L, 0.4, 1));
    assertThat(maturity.immature()).isEqualTo(new Maturity.Cohorts(1, 200, 0, null, null, 1));
  }

  @Test
  void theCampaignTellsOfAllDaysTogetherButNotOfThoseThatDoNot() {
    var days = List.of(day(0, 100, 40), withheldDay(1, 100), withheldDay(2, 200));
    var committed = T0.plus(Duration.ofDays(40));
    var maturity = Maturity.of(days, total(400, 50, 80), committed, WINDOW);
    assertThat(maturity.all()).isEqualTo(new Maturity.Cohorts(3, 400, 400, 50L, 0.125, 2));
    assertThat(maturity.mature()).isEqualTo(new Maturity.Cohorts(3, 400, 100, 40L, 0.4, 2));
    assertThat(maturity.immature().people()).isZero();
  }

  @Test
  void aWithheldTotalIsNotTakenForZero() {
    var withheld = cell(true, Map.of(Measure.REACH, 400L));
    var maturity = Maturity.of(List.of(withheldDay(0, 400)), withheld, T0, WINDOW);
    assertThat(maturity.all().converters()).isNull();
    assertThat(maturity.rawRate()).isNull();
  }
}
