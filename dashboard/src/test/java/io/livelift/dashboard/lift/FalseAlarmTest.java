package io.livelift.dashboard.lift;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to somebody who looks at every new prescriber and stops at the first verdict. */
class FalseAlarmTest {
  private static final int CAMPAIGNS = 2_000;

  /**
   * Campaigns without effect, in which people prescribe at rates of their own: half of them twice
   * as fast as the others, weekdays ahead of weekends, 2% to 40% of all within the flight.
   */
  @ParameterizedTest
  @CsvSource({"900, 100", "450, 50", "5000, 500"})
  void withoutEffectTheAlwaysValidIntervalRarelyAlarms(int treated, int control) {
    var random = new Random(20260301);
    var alwaysValid = 0;
    var newcombe = 0;
    for (var i = 0; i < CAMPAIGNS; i++) {
      var share = 0.02 + 0.38 * random.nextDouble();
      var arms = WatchedCampaign.draw(random, treated, control, share, share);
      alwaysValid += arms.everExcludes(ConfidenceSequence::difference, t -> 0) ? 1 : 0;
      newcombe += arms.everExcludes(Newcombe::difference, t -> 0) ? 1 : 0;
    }
    System.out.printf(
        "%d/%d people: of %d campaigns without effect, watched at every new prescriber, the"
            + " always-valid interval alarmed in %.2f%%, Newcombe's in %.2f%%%n",
        treated, control, CAMPAIGNS, 100.0 * alwaysValid / CAMPAIGNS, 100.0 * newcombe / CAMPAIGNS);
    assertThat((double) alwaysValid / CAMPAIGNS).isLessThan(0.05);
    // Why an interval for one look does not do.
    assertThat((double) newcombe / CAMPAIGNS).isGreaterThan(0.05);
  }

  /** The truth is followed as it grows, and must be in the interval at every moment. */
  @ParameterizedTest
  @CsvSource({
    "900, 100, 0.30, 0.20",
    "450, 50, 0.10, 0.25",
    "5000, 500, 0.12, 0.08",
    "900, 100, 0.05, 0.40"
  })
  void withAnEffectTheIntervalHoldsTheTruthAtAllMoments(
      int treated, int control, double shareTreated, double shareControl) {
    var random = new Random(20260302);
    var missed = 0;
    for (var i = 0; i < CAMPAIGNS; i++) {
      var arms = WatchedCampaign.draw(random, treated, control, shareTreated, shareControl);
      missed +=
          arms.everExcludes(
                  ConfidenceSequence::difference,
                  t ->
                      WatchedCampaign.truth(t, shareTreated)
                          - WatchedCampaign.truth(t, shareControl))
              ? 1
              : 0;
    }
    System.out.printf(
        "%d/%d people, %.0f%% against %.0f%% prescribers: the always-valid interval once missed the"
            + " truth in %.2f%%%n",
        treated, control, 100 * shareTreated, 100 * shareControl, 100.0 * missed / CAMPAIGNS);
    assertThat((double) missed / CAMPAIGNS).isLessThan(0.05);
  }

  @Test
  void aRealEffectIsFound() {
    var random = new Random(20260303);
    var found =
        IntStream.range(0, 200)
            .filter(
                i ->
                    WatchedCampaign.draw(random, 5000, 500, 0.18, 0.10)
                        .everExcludes(ConfidenceSequence::difference, t -> 0))
            .count();
    System.out.printf("5000/500 people, 18%% against 10%%: found in %d of 200%n", found);
    assertThat(found).isGreaterThan(190);
  }

  /**
   * The exact probability of a false alarm. Without an effect the order in which people prescribe
   * has nothing to do with their arm, so the arms of first, second, third... prescriber are a draw
   * without replacement, whatever the rates are and however they change. The probability grows with
   * the number of prescribers, so it is computed up to where everybody is one: no campaign of these
   * arms can do worse.
   */
  @ParameterizedTest
  @CsvSource({
    "900, 100",
    "450, 50",
    "5000, 500",
    "500, 500",
    "180, 20",
    "90, 10",
    "45, 5",
    "1980, 20",
    "300, 100",
    "2400, 100",
    "9900, 100",
    "3000, 30",
    "100, 900",
    "5, 5"
  })
  void theExactProbabilityOfAFalseAlarmIsBelowFivePercent(int treated, int control) {
    var alarm = falseAlarm(treated, control);
    System.out.printf(
        "%d/%d people: exact false-alarm probability %.2f%%%n", treated, control, 100 * alarm);
    assertThat(alarm).isLessThan(0.05);
  }

  private static double falseAlarm(int treated, int control) {
    var alarm = 0.0;
    // By number of prescribers in the control arm, of those campaigns without an alarm so far.
    var probability = new double[control + 1];
    probability[0] = 1;
    for (var prescribers = 1; prescribers <= treated + control; prescribers++) {
      var left = treated + control - prescribers + 1.0;
      var next = new double[control + 1];
      for (var c = 0; c <= Math.min(control, prescribers); c++) {
        var t = prescribers - c;
        if (t > treated) {
          continue;
        }
        var fromTreated = t == 0 ? 0 : probability[c] * (treated - t + 1) / left;
        var fromControl = c == 0 ? 0 : probability[c - 1] * (control - c + 1) / left;
        var here = fromTreated + fromControl;
        if (ConfidenceSequence.difference(new Arm(treated, t), new Arm(control, c)).contains(0)) {
          next[c] = here;
        } else {
          alarm += here;
        }
      }
      probability = next;
    }
    return alarm;
  }
}
