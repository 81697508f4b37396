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
    var pace = Pace.of(330L, 1000L, days(90, 100, 110), coming(MONDAY.plusDays(3), 0.5, 4));
    assertThat(pace.projected()).isCloseTo(330 + 4.5 * 100, within(1e-9));
    assertThat(pace.restsOn()).isEqualTo(3);
  }

  @Test
  void theIntervalIsThatOfASumOfFutureDays() {
    // s = 10, t(0.975, 2) = 4.302653, n = 3, m = 4: 10 t sqrt(4 + 16/3).
    var pace = Pace.of(0L, null, days(90, 100, 110), coming(MONDAY.plusDays(3), 0, 4));
    assertThat(pace.high() - pace.projected())
        .isCloseTo(10 * 4.302653 * Math.sqrt(4 + 16 / 3.0), within(1e-3));
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
    var finished = days(100, 100, 100, 100);
    var morning = Pace.of(402L, null, finished, coming(MONDAY.plusDays(4), 0.98, 10));
    assertThat(morning.projected()).isCloseTo(1500, within(1.0));
  }

  @ParameterizedTest
  @CsvSource({"300, REACHED", "700, AHEAD", "800, ON_PACE", "900, BEHIND"})
  void theGoalIsComparedWithTheWholeInterval(long goal, Pace.Status status) {
    var pace = Pace.of(400L, goal, days(100, 101, 99, 100), coming(MONDAY.plusDays(4), 0, 4));
    assertThat(pace.status()).isEqualTo(status);
  }

  @Test
  void whatHasBeenCountedStaysCounted() {
    var pace = Pace.of(500L, null, days(0, 300, 0, 200), coming(MONDAY.plusDays(4), 0, 1));
    assertThat(pace.low()).isEqualTo(500);
  }

  @Test
  void twoDaysAreTooEarly() {
    var pace = Pace.of(200L, 1000L, days(100, 100), coming(MONDAY.plusDays(2), 0.5, 20));
    assertThat(pace.status()).isEqualTo(Pace.Status.TOO_EARLY);
    assertThat(pace.projected()).isNull();
  }

  @Test
  void daysThatMayNotBeToldAreNotZero() {
    List<Pace.Day> finished = new ArrayList<>(days(100, 100, 100, 100));
    finished.add(new Pace.Day(MONDAY.plusDays(4), null));
    var pace = Pace.of(500L, null, finished, coming(MONDAY.plusDays(5), 0, 1));
    assertThat(pace.projected()).isEqualTo(600);
    for (var i = 5; i < 10; i++) {
      finished.add(new Pace.Day(MONDAY.plusDays(i), null));
    }
    assertThat(Pace.of(500L, null, finished, coming(MONDAY.plusDays(10), 0, 1)).status())
        .isEqualTo(Pace.Status.WITHHELD);
    assertThat(Pace.of(null, 10L, finished, coming(MONDAY.plusDays(10), 0, 1)).status())
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
