package io.livelift.dashboard.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.dashboard.alerts.AlertFacts.Pace;
import io.livelift.dashboard.alerts.AlertFacts.Week;
import io.livelift.dashboard.alerts.AlertJudge.Memory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AlertJudgeTest {
  private static final Instant T0 = Instant.parse("2026-03-09T08:00:00Z");
  private static final Memory CALM = new Memory(false, null, 0);

  private static AlertFacts facts(Instant now, Pace pace, Week week) {
    return new AlertFacts(now, now, pace, pace, week, 0, "", List.of());
  }

  private static Pace pace(double projected) {
    return new Pace(800, projected, projected + 20, 5000);
  }

  @Test
  void aForecastThatMayStillMeetTheGoalDoesNotFire() {
    var maybe = new Pace(800, 4000, 5200, 5000);
    assertThat(
            AlertJudge.judge(AlertKind.REACH_BEHIND_PACE, 0.9, CALM, facts(T0, maybe, null))
                .memory()
                .firing())
        .isFalse();
  }

  private static AlertFacts age(Instant now, Duration age) {
    return new AlertFacts(now, now.minus(age), null, null, null, 0, "", List.of());
  }

  private static AlertFacts ledger(Instant now, long alarm, String... unbalanced) {
    return new AlertFacts(
        now, now, null, null, null, alarm, "Epoch 7 is missing.", List.of(unbalanced));
  }

  /** What is told, minute by minute. */
  private static List<String> story(
      AlertKind kind, double threshold, int minutes, Function<Integer, AlertFacts> facts) {
    List<String> told = new ArrayList<>();
    var memory = CALM;
    for (var minute : IntStream.range(0, minutes).toArray()) {
      var judgement = AlertJudge.judge(kind, threshold, memory, facts.apply(minute));
      judgement.begun().ifPresent(s -> told.add(minute + " begun: " + s.en()));
      judgement.over().ifPresent(s -> told.add(minute + " over: " + s.en()));
      memory = judgement.memory();
    }
    return told;
  }

  private static Instant minute(int minute) {
    return T0.plus(Duration.ofMinutes(minute));
  }

  @Test
  void aGoalBehindPaceFiresOnceAndIsOverAfterAWhileOnPace() {
    var told =
        story(
            AlertKind.REACH_BEHIND_PACE,
            0.9,
            30,
            m -> facts(minute(m), pace(m < 10 ? 4000 : 4950), null));
    assertThat(told)
        .containsExactly(
            "0 begun: Reach is behind pace: 800 people so far, about 4,000 at the end of the"
                + " flight, 80% of the goal of 5,000.",
            "15 over: Reach is on pace again, at 99% of the goal by the forecast.");
  }

  @Test
  void aNumberThatTremblesAtTheThresholdFiresOnce() {
    var told =
        story(
            AlertKind.CONVERSIONS_BEHIND_PACE,
            0.9,
            120,
            m -> facts(minute(m), pace(m % 2 == 0 ? 4495 : 4505), null));
    assertThat(told).hasSize(1);
  }

  @Test
  void betterForLessThanAWhileIsNotOver() {
    var told =
        story(
            AlertKind.REACH_BEHIND_PACE,
            0.9,
            120,
            m -> facts(minute(m), pace(m % 5 == 0 ? 4000 : 4950), null));
    assertThat(told).hasSize(1);
  }

  @Test
  void whatIsNotKnownChangesNothing() {
    var told =
        story(
            AlertKind.REACH_BEHIND_PACE,
            0.9,
            60,
            m -> facts(minute(m), m == 0 ? pace(100) : null, null));
    assertThat(told).hasSize(1);
  }

  @Test
  void aDropThatChanceExplainsDoesNotFire() {
    assertThat(drop(new Week(32, 50), 0.3)).as("36%% of 50 people").isFalse();
    assertThat(drop(new Week(640, 1000), 0.3)).as("36%% of 1000 people").isTrue();
    assertThat(drop(new Week(800, 1000), 0.3)).as("20%").isFalse();
    assertThat(drop(new Week(0, 29), 0.3)).as("too few to say").isFalse();
    assertThat(drop(null, 0.3)).as("nothing told").isFalse();
  }

  private static boolean drop(Week week, double threshold) {
    return AlertJudge.judge(AlertKind.CONVERSION_DROP, threshold, CALM, facts(T0, null, week))
        .memory()
        .firing();
  }

  @Test
  void dataThatComesEverySixtyFiveSecondsFiresOnce() {
    List<String> told = new ArrayList<>();
    var memory = CALM;
    for (var second = 0; second < 3600; second += 5) {
      var judgement =
          AlertJudge.judge(
              AlertKind.DATA_STALE,
              60,
              memory,
              age(T0.plusSeconds(second), Duration.ofSeconds(second % 70)));
      judgement.begun().ifPresent(s -> told.add(s.en()));
      judgement.over().ifPresent(s -> told.add(s.en()));
      memory = judgement.memory();
    }
    assertThat(told)
        .containsExactly("The data is stale: no epoch has been stored for 65 s, more than 60 s.");
  }

  @Test
  void dataThatIsFreshAgainIsOver() {
    var told =
        story(
            AlertKind.DATA_STALE,
            60,
            10,
            m -> age(minute(m), Duration.ofSeconds(m < 5 ? 60L * m : 1)));
    assertThat(told)
        .containsExactly(
            "2 begun: The data is stale: no epoch has been stored for 120 s, more than 60 s.",
            "6 over: The data is fresh again.");
  }

  @Test
  void everyLedgerAlarmIsPartOfOneFiringUntilHalfAnHourIsCalm() {
    var told = story(AlertKind.LEDGER, 0, 90, m -> ledger(minute(m), m < 3 ? 0 : m < 20 ? 1 : 2));
    assertThat(told)
        .containsExactly(
            "3 begun: Epoch 7 is missing.",
            "51 over: No new ledger alarm for 30 minutes, and all records add up.");
  }

  @Test
  void recordsThatDoNotAddUpFire() {
    assertThat(
            AlertJudge.judge(AlertKind.LEDGER, 0, CALM, ledger(T0, 0, "livelift.content-views"))
                .begun()
                .orElseThrow()
                .en())
        .isEqualTo("The records of livelift.content-views do not add up.");
  }
}
