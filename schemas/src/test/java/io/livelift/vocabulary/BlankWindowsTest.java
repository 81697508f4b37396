package io.livelift.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlankWindowsTest {
  @ParameterizedTest
  @CsvSource({
    "CAMPAIGN, 2026-03-01T00:00:00Z, false",
    "DAY, 2026-02-28T16:00:00Z, true",
    "DAY, 2026-03-01T16:00:00Z, true",
    "DAY, 2026-03-02T16:00:00Z, false",
    "HOUR, 2026-03-02T10:00:00Z, true",
    "HOUR, 2026-03-10T03:00:00Z, false",
    "HOUR, 2026-03-10T04:00:00Z, true",
    "HOUR, 2026-03-10T05:00:00Z, true",
    "HOUR, 2026-03-10T06:00:00Z, false",
    "MINUTE, 2026-03-10T07:00:00Z, true",
    "MINUTE, 2026-03-10T07:01:00Z, true",
    "MINUTE, 2026-03-10T07:02:00Z, false",
    "MINUTE, 2026-03-10T04:30:00Z, true"
  })
  void twoPartsOfEveryWindowAndAllWithinThemAreBlank(
      Granularity granularity, Instant window, boolean isBlank) {
    var flight = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

    assertThat(
            BlankWindows.isBlank(
                granularity, window.toEpochMilli(), flight, ZoneId.of("Asia/Shanghai")))
        .isEqualTo(isBlank);
  }

  @Test
  void anHourThatAClockChangeCutsHasBlankMinutesToo() {
    var zone = ZoneId.of("Australia/Lord_Howe");
    // Clocks go forward from 2:00 to 2:30: the local hour begins then.
    var half = Instant.parse("2026-10-03T15:30:00Z").toEpochMilli();

    assertThat(BlankWindows.isBlank(Granularity.MINUTE, half, 0, zone)).isTrue();
  }
}
