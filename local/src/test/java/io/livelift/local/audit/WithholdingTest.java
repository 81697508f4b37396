package io.livelift.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WithholdingTest {
  private static final Instant START = Instant.parse("2026-03-01T16:00:00Z");
  private static final CellKey CELL = cell(Granularity.CAMPAIGN, START.toString());
  private static final Withholding ELEVEN =
      new Withholding(
          11, Map.of("C", new BlankWindow(START.toEpochMilli(), ZoneId.of("Asia/Shanghai"))));

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "10, 1", "11, 0"})
  void measureOfOneToTenPeopleIsAViolation(long people, int violations) {
    var truth = Map.of("prescribers", people, "prescriptions", 30L, "reach", 1L);
    var published = Map.of("prescriptions", 30L, "reach", 1L);
    assertThat(ELEVEN.violations(Map.of(CELL, truth), Map.of(CELL, published)))
        .hasSize(violations)
        .allMatch(sentence -> sentence.contains(" prescriptions is published"));
    assertThat(
            new Withholding(0, Map.of()).violations(Map.of(CELL, truth), Map.of(CELL, published)))
        .isEmpty();
  }

  @Test
  void eachFamilyIsJudgedByItsOwnPeople() {
    var truth = Map.of("prescribers", 20L, "converters", 2L, "conversions", 2L);
    assertThat(ELEVEN.violations(Map.of(CELL, truth), Map.of(CELL, truth)))
        .hasSize(2)
        .noneMatch(sentence -> sentence.contains(" prescribers "));
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-03-01T16:00:00Z, true",
    "DAY, 2026-03-02T16:00:00Z, true",
    "DAY, 2026-03-03T16:00:00Z, false",
    "HOUR, 2026-03-04T04:00:00Z, true",
    "HOUR, 2026-03-04T05:00:00Z, true",
    "HOUR, 2026-03-04T06:00:00Z, false",
    "HOUR, 2026-03-03T15:00:00Z, true",
    "MINUTE, 2026-03-04T08:01:00Z, true",
    "MINUTE, 2026-03-04T08:02:00Z, false",
    "MINUTE, 2026-03-04T05:30:00Z, true",
    "CAMPAIGN, 2026-03-01T16:00:00Z, false",
  })
  void blankWindowsTellNothing(Granularity granularity, String start, boolean isBlank) {
    var cell = cell(granularity, start);
    var truth = Map.of("prescribers", 20L, "prescriptions", 20L);
    assertThat(ELEVEN.violations(Map.of(cell, truth), Map.of(cell, truth)))
        .hasSize(isBlank ? 2 : 0);
  }

  @Test
  void cellMayBeMissingUnlessItTellsOfContacts() {
    assertThat(ELEVEN.mayBeMissing(Map.of("prescribers", 1L, "prescriptions", 1L))).isTrue();
    assertThat(ELEVEN.mayBeMissing(Map.of("prescribers", 20L, "prescriptions", 20L)))
        .as("the complement of a small one")
        .isTrue();
    assertThat(ELEVEN.mayBeMissing(Map.of("prescribers", 1L, "views", 1L))).isFalse();
    assertThat(ELEVEN.mayBeMissing(Map.of("prescribers", 1L, "audience", 1L))).isFalse();
    assertThat(
            new Withholding(0, Map.of())
                .mayBeMissing(Map.of("prescribers", 1L, "prescriptions", 1L)))
        .isFalse();
  }

  private static CellKey cell(Granularity granularity, String start) {
    return new CellKey(
        "C", granularity, Instant.parse(start).toEpochMilli(), Breakdown.NONE, "", "");
  }
}
