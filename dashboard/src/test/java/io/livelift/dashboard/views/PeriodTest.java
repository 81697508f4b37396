package io.livelift.dashboard.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** In Shanghai it is the 11th already. */
  private static final Instant AS_OF = Instant.parse("2026-03-10T16:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "today, 2026-03-11, 2026-03-11, 1",
    "7d, 2026-03-05, 2026-03-11, 7",
    "28d, 2026-02-12, 2026-03-11, 28",
    "2026-02-27..2026-03-01, 2026-02-27, 2026-03-01, 3"
  })
  void daysAreThoseOfTheCampaignsZone(String text, LocalDate first, LocalDate last, int days) {
    var period = Period.parse(text, SHANGHAI, AS_OF);
    assertThat(period).isEqualTo(new Period(text, first, last));
    assertThat(period.days()).isEqualTo(days);
    assertThat(period.before().last()).isEqualTo(first.minusDays(1));
    assertThat(period.before().days()).isEqualTo(days);
  }

  @Test
  void nothingIsTheWholeFlight() {
    assertThat(Period.parse(null, SHANGHAI, AS_OF).isFlight()).isTrue();
    assertThat(Period.parse("", SHANGHAI, AS_OF).isFlight()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "2026-02-30..2026-03-01",
        "2026-03-02..2026-03-01",
        "2026-03-01",
        "2010-01-01..2026-01-01",
        "2026-03-01..2026-03-02..2026-03-03"
      })
  void whatIsNoPeriodIsRefusedInOneSentence(String text) {
    assertThatThrownBy(() -> Period.parse(text, SHANGHAI, AS_OF))
        .isInstanceOf(Refusal.class)
        .message()
        .startsWith("The period ")
        .endsWith(".");
  }
}
