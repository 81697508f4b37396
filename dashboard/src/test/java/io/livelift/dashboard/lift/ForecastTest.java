package io.livelift.dashboard.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.dashboard.MadeUp;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForecastTest {
  private static final Instant STARTS = MadeUp.T0;
  private static final Instant UNTIL = STARTS.plus(Duration.ofDays(90));

  private static Lift lift(long nT, long xT, long nC, long xC) {
    return Lift.of(arm(nT, xT), arm(nC, xC), (int) Math.round(100.0 * nC / (nT + nC)));
  }

  private static io.livelift.dashboard.metrics.Measures arm(long people, long prescribers) {
    return MadeUp.measures(
        Breakdown.ARM,
        false,
        Map.of(Measure.AUDIENCE, people, Measure.AUDIENCE_PRESCRIBERS, prescribers));
  }

  private static Forecast after(int days, Lift lift) {
    return Forecast.of(lift, STARTS.plus(Duration.ofDays(days)), STARTS, UNTIL);
  }

  /** The definition: multiply the prescribers by what is forecast, and look at the interval. */
  @ParameterizedTest
  @CsvSource({
    "5000, 300, 500, 20",
    "9000, 400, 1000, 30",
    "900, 90, 100, 4",
    "5000, 200, 5000, 240",
    "20000, 900, 1000, 30"
  })
  void afterSoManyDaysTheIntervalTouchesZero(long nT, long xT, long nC, long xC) {
    var treated = new Arm(nT, xT);
    var control = new Arm(nC, xC);
    var times = Forecast.timesUntilDecided(treated, control).orElseThrow();
    assertThat(times).isGreaterThan(1);
    var difference = times * Math.abs(treated.share() - control.share());
    assertThat(ConfidenceSequence.radiusAfter(times, treated, control))
        .isCloseTo(difference, within(1e-9));
    // And the first such moment: a grid of earlier ones holds zero everywhere.
    for (var f = 1.0; f < times; f += (times - 1) / 200) {
      assertThat(f * Math.abs(treated.share() - control.share()))
          .isLessThanOrEqualTo(ConfidenceSequence.radiusAfter(f, treated, control) + 1e-12);
    }
  }

  /** Prescribers multiplied by a whole number are arms that can be written down and compared. */
  @Test
  void armsThatWentOnAsForecastAreDecidedAndShortlyBeforeTheyAreNot() {
    var times =
        Forecast.timesUntilDecided(new Arm(90_000, 3000), new Arm(10_000, 290)).orElseThrow();
    assertThat(times).isBetween(1.5, 20.0);
    assertThat(multiplied(times * 1.02).verdict()).isEqualTo(Verdict.POSITIVE);
    assertThat(multiplied(times * 0.98).verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  private static Lift multiplied(double times) {
    return lift(90_000, Math.round(3000 * times), 10_000, Math.round(290 * times));
  }

  @Test
  void daysAreCountedAtThePaceSinceTheStart() {
    var lift = lift(5000, 300, 500, 20);
    var ten = after(10, lift);
    var twenty = after(20, lift);
    assertThat(ten.state()).isEqualTo(Forecast.State.IN_SIGHT);
    assertThat(ten.progress()).isCloseTo(10 / (10 + ten.days()), within(1e-9));
    assertThat(twenty.days()).isCloseTo(2 * ten.days(), within(1e-6));
    assertThat(
            Duration.between(STARTS.plus(Duration.ofDays(10)), ten.at()).toMillis() / 86_400_000.0)
        .isCloseTo(ten.days(), within(1e-6));
  }

  @Test
  void aPaceThatIsTooSlowForTheCampaignSaysSo() {
    assertThat(after(80, lift(5000, 300, 500, 20)).state()).isEqualTo(Forecast.State.AFTER_END);
    assertThat(after(95, lift(5000, 300, 500, 20)).state()).isEqualTo(Forecast.State.ENDED);
  }

  @Test
  void withoutAnEffectInSightNothingIsForecast() {
    var equal = after(10, lift(5000, 500, 500, 50));
    assertThat(equal.state()).isEqualTo(Forecast.State.NO_EFFECT);
    assertThat(equal.days()).isNull();
    // All would have prescribed before so small a difference shows.
    assertThat(after(10, lift(5000, 2500, 500, 248)).state()).isEqualTo(Forecast.State.NO_EFFECT);
  }

  @Test
  void thereIsNoPaceOnTheFirstDay() {
    assertThat(after(0, lift(5000, 300, 500, 20)).state()).isEqualTo(Forecast.State.TOO_EARLY);
    assertThat(after(5, lift(5000, 0, 500, 0)).state()).isEqualTo(Forecast.State.TOO_EARLY);
    assertThat(Forecast.of(lift(5000, 300, 500, 20), UNTIL, null, null).state())
        .isEqualTo(Forecast.State.TOO_EARLY);
  }

  @Test
  void whatIsDecidedOrNotComparedNeedsNoForecast() {
    assertThat(after(10, lift(5000, 900, 500, 40)).state()).isEqualTo(Forecast.State.DECIDED);
    assertThat(after(10, lift(0, 0, 0, 0)).state()).isEqualTo(Forecast.State.NOT_COMPARED);
  }

  /**
   * Made-up campaigns with an effect, asked on their tenth day: the day that is forecast is about
   * the day that comes, half of the campaigns before and half after within a factor of two.
   */
  @Test
  void theForecastIsAboutRight() {
    var random = new Random(20260310);
    var within = 0;
    var asked = 0;
    for (var i = 0; i < 200; i++) {
      var forecast = forecastAndTruth(random);
      if (forecast != null) {
        asked++;
        within += forecast[0] < 2 * forecast[1] && forecast[1] < 2 * forecast[0] ? 1 : 0;
      }
    }
    System.out.printf(
        "Of %d forecasts %d were within a factor of two of the day.%n", asked, within);
    assertThat(asked).isGreaterThan(50);
    assertThat((double) within / asked).isGreaterThan(0.5);
  }

  /** Days from the flight's start: as forecast on day 10, and as it came; null if there is none. */
  private static double[] forecastAndTruth(Random random) {
    var treated = 0.0;
    var control = 0.0;
    double forecast = 0;
    for (var day = 1; day <= 400; day++) {
      treated += poisson(random, 9000 * 0.0020);
      control += poisson(random, 1000 * 0.0013);
      var t = new Arm(9000, (long) treated);
      var c = new Arm(1000, (long) control);
      var decided = !ConfidenceSequence.difference(t, c).contains(0);
      if (day == 10) {
        var times = Forecast.timesUntilDecided(t, c);
        if (decided || times.isEmpty()) {
          return null;
        }
        forecast = 10 * times.getAsDouble();
      }
      if (decided) {
        return day <= 10 ? null : new double[] {forecast, day};
      }
    }
    return null;
  }

  private static int poisson(Random random, double mean) {
    var left = Math.exp(-mean);
    var product = random.nextDouble();
    var count = 0;
    while (product > left) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }
}
