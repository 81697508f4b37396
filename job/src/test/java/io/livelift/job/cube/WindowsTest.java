package io.livelift.job.cube;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.vocabulary.Granularity;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void theHourThatAutumnRepeatsIsTwoWindows() {
    assertThat(hour("2026-11-01T05:30:00Z", NEW_YORK)).isEqualTo("2026-11-01T05:00:00Z");
    assertThat(hour("2026-11-01T06:30:00Z", NEW_YORK)).isEqualTo("2026-11-01T06:00:00Z");
  }

  @Test
  void daysBeginAtLocalMidnightAndMayHave23Or25Hours() {
    assertThat(day("2026-11-01T12:00:00Z", NEW_YORK)).isEqualTo("2026-11-01T04:00:00Z");
    assertThat(end(Granularity.DAY, "2026-11-01T04:00:00Z", NEW_YORK))
        .isEqualTo("2026-11-02T05:00:00Z");
    assertThat(end(Granularity.DAY, "2026-03-08T05:00:00Z", NEW_YORK))
        .isEqualTo("2026-03-09T04:00:00Z");
  }

  @Test
  void hoursFollowZonesOffByHalfAnHour() {
    assertThat(hour("2026-01-01T10:10:00Z", ZoneId.of("Asia/Kolkata")))
        .isEqualTo("2026-01-01T09:30:00Z");
  }

  @Test
  void minutesBeforeTheEpochBeginBeforeTheirEvents() {
    assertThat(Windows.minute(-1)).isEqualTo(-60_000);
  }

  private static String hour(String instant, ZoneId zone) {
    return text(Windows.hour(Instant.parse(instant).toEpochMilli(), zone));
  }

  private static String day(String instant, ZoneId zone) {
    return text(Windows.day(Instant.parse(instant).toEpochMilli(), zone));
  }

  private static String end(Granularity granularity, String start, ZoneId zone) {
    return text(Windows.end(granularity, Instant.parse(start).toEpochMilli(), zone));
  }

  private static String text(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
