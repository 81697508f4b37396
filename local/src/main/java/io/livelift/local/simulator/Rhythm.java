package io.livelift.local.simulator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;

/** How busy an hour of the Chinese working week is; 1 on average over a week. */
final class Rhythm {
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final double WEEKEND = 0.6;
  private static final double[] HOURS = {
    0.4, 0.35, 0.35, 0.35, 0.35, 0.35, 0.4, 0.6, 1.1, 1.7, 1.8, 1.6, 1.0, 1.3, 1.7, 1.7, 1.6, 1.4,
    1.1, 1.1, 1.2, 1.1, 0.8, 0.5
  };
  private static final double MEAN = mean();

  private Rhythm() {}

  static double at(Instant instant) {
    var time = instant.atZone(ZONE);
    return HOURS[time.getHour()] * ofDay(time.getDayOfWeek()) / MEAN;
  }

  private static double ofDay(DayOfWeek day) {
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY ? WEEKEND : 1;
  }

  private static double mean() {
    var sum = 0.0;
    for (var hour : HOURS) {
      sum += hour;
    }
    return sum / HOURS.length * (5 + 2 * WEEKEND) / 7;
  }
}
