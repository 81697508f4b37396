package io.livelift.dashboard.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  /** Mean 100, standard deviation 10. */
  private static final long[] WEEK = {90, 110, 90, 110, 90, 110, 100};

  private static List<Pace.Day> days(long... counts) {
    return IntStream.range(0, counts.length)
        .mapToObj(i -> new Pace.Day(MONDAY.plusDays(i), counts[i]))
        .toList();
  }

  private static Pace.Coming coming(LocalDate today, double left, int after) {
    return new Pace.Coming(
        today, left, today.plusDays(1).datesUntil(today.plusDays(1L + after)).toList());
  }

  @Test
  void theForecastIsTheMeanOfTheFinishedDays() {
    var pace = Pace.of(730L, 2000L, days(WEEK), coming(MONDAY.plusDays(7), 0.5, 4));
    assertThat(pace.projected()).isCloseTo(730 + 4.5 * 100, within(1e-9));
    assertThat(pace.restsOn()).isEqualTo(7);
  }

  @Test
  void theIntervalIsThatOfASumOfFutureDays() {
    // s = 10, t(0.975, 6) = 2.446912, n = 7, m = 4: 10 t sqrt(4 + 16/7).
    var pace = Pace.of(0L, null, days(WEEK), coming(MONDAY.plusDays(7), 0, 4));
    assertThat(pace.high() - pace.projected())
        .isCloseTo(10 * 2.446912 * Math.sqrt(4 + 16 / 7.0), within(1e-3));
    assertThat(pace.status()).isEqualTo(Pace.Status.NO_GOAL);
  }

  @Test
  void withTwoWeeksEveryWeekdayHasItsOwnMean() {
    var counts = new long[] {100, 100, 100, 100, 100, 20, 20, 102, 98, 102, 98, 102, 18, 22};
    var saturday = MONDAY.plusDays(19);
    var pace = Pace.of(1000L, null, days(counts), coming(saturday, 1, 1));
    assertThat(pace.projected()).isCloseTo(1000 + 19 + 21, within(1e-9));
  }

  @Test
  void anIncompleteDayNeverLowersTheForecast() {
    var finished = days(100, 100, 100, 100, 100, 100, 100);
    var morning = Pace.of(702L, null, finished, coming(MONDAY.plusDays(7), 0.98, 10));
    assertThat(morning.projected()).isCloseTo(1800, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"600, REACHED", "1000, AHEAD", "1100, ON_PACE", "1200, BEHIND"})
  void theGoalIsComparedWithTheWholeInterval(long goal, Pace.Status status) {
    var finished = days(100, 101, 99, 100, 101, 99, 100);
    var pace = Pace.of(700L, goal, finished, coming(MONDAY.plusDays(7), 0, 4));
    assertThat(pace.status()).isEqualTo(status);
  }

  @Test
  void whatHasBeenCountedStaysCounted() {
    var pace = Pace.of(500L, null, days(0, 300, 0, 200, 0, 0, 0), coming(MONDAY.plusDays(7), 0, 1));
    assertThat(pace.low()).isEqualTo(500);
  }

  @Test
  void lessThanAWeekIsTooEarly() {
    // The first rush: a forecast of it would have many times the people there are.
    var finished = days(1350, 1180, 600, 300, 200, 150);
    var pace = Pace.of(3780L, 4000L, finished, coming(MONDAY.plusDays(6), 0.5, 40));
    assertThat(pace.status()).isEqualTo(Pace.Status.TOO_EARLY);
    assertThat(pace.projected()).isNull();
  }

  @Test
  void daysThatMayNotBeToldAreNotZero() {
    List<Pace.Day> finished = new ArrayList<>(days(100, 100, 100, 100, 100, 100, 100));
    finished.add(new Pace.Day(MONDAY.plusDays(7), null));
    var pace = Pace.of(800L, null, finished, coming(MONDAY.plusDays(8), 0, 1));
    assertThat(pace.projected()).isEqualTo(900);
    for (var i = 8; i < 16; i++) {
      finished.add(new Pace.Day(MONDAY.plusDays(i), null));
    }
    assertThat(Pace.of(800L, null, finished, coming(MONDAY.plusDays(16), 0, 1)).status())
        .isEqualTo(Pace.Status.WITHHELD);
    assertThat(Pace.of(null, 10L, finished, coming(MONDAY.plusDays(16), 0, 1)).status())
        .isEqualTo(Pace.Status.WITHHELD);
  }

  @ParameterizedTest
  @CsvSource({"900, 1000, MISSED", "1000, 1000, REACHED"})
  void afterTheFlightTheCountIsTheEnd(long reached, long goal, Pace.Status status) {
    var pace = Pace.of(reached, goal, days(1, 2, 3), Pace.Coming.none(MONDAY.plusDays(9)));
    assertThat(pace.status()).isEqualTo(status);
    assertThat(pace.projected()).isEqualTo(reached);
    assertThat(pace.low()).isEqualTo(pace.high());
  }

  @Test
  void conversionsAreNotMissedBeforeTheirAttributionWindowIsOver() {
    assertThat(Pace.afterFlight(900L, 1000L).status()).isEqualTo(Pace.Status.STILL_COUNTING);
    assertThat(Pace.afterFlight(1000L, 1000L).status()).isEqualTo(Pace.Status.REACHED);
    assertThat(Pace.afterFlight(null, 1000L).status()).isEqualTo(Pace.Status.WITHHELD);
    assertThat(Pace.afterFlight(900L, 1000L).projected()).isNull();
  }

  /**
   * Campaigns with a weekday profile and days that vary: the end lies in the interval as often as
   * it should, early and late in the flight.
   */
  @ParameterizedTest
  @CsvSource({"10, 50, 0.93", "21, 39, 0.935", "28, 32, 0.935", "45, 15, 0.935"})
  void theEndLiesInTheIntervalInNinetyFiveOfAHundredCampaigns(int gone, int left, double atLeast) {
    var random = new SplittableRandom(20260302L + gone);
    var held = 0;
    var campaigns = 4000;
    for (var c = 0; c < campaigns; c++) {
      long reached = 0;
      List<Pace.Day> finished = new ArrayList<>();
      for (var i = 0; i < gone; i++) {
        var count = count(random, MONDAY.plusDays(i), gone >= 14);
        reached += count;
        finished.add(new Pace.Day(MONDAY.plusDays(i), count));
      }
      var today = MONDAY.plusDays(gone);
      var pace = Pace.of(reached, null, finished, coming(today, 1, left - 1));
      var end = reached;
      for (var i = 0; i < left; i++) {
        end += count(random, today.plusDays(i), gone >= 14);
      }
      held += pace.low() <= end && end <= pace.high() ? 1 : 0;
    }
    assertThat((double) held / campaigns).isBetween(atLeast, 0.975);
  }

  /** About 200 people a day, a quarter of that at weekends. */
  private static long count(SplittableRandom random, LocalDate day, boolean hasWeekends) {
    var isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
    var mean = hasWeekends && isWeekend ? 50 : 200;
    return Math.max(0, Math.round(mean + 20 * random.nextGaussian()));
  }
}
