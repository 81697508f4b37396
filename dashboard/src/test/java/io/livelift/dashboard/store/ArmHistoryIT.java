package io.livelift.dashboard.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArmHistoryIT {
  private final StoreConfig store = TestPostgres.newDatabase();

  private static Cell arm(Instant startsAt, String region, String arm, long prescribers) {
    return MadeUp.cell(
        key(startsAt, region, arm),
        Map.of(Measure.AUDIENCE, 500L, Measure.AUDIENCE_PRESCRIBERS, prescribers));
  }

  private static CellKey key(Instant startsAt, String region, String arm) {
    return new CellKey(
        "c", Granularity.CAMPAIGN, startsAt.toEpochMilli(), Breakdown.ARM, region, arm);
  }

  private PostgresFrames open() throws SQLException {
    var frames = PostgresFrames.open(store, new RetentionConfig(null, null, null));
    frames.isActive();
    frames.state();
    return frames;
  }

  private List<ArmRow> history() throws SQLException {
    try (var reader = new FrameReader(store)) {
      return reader.ask(
          Viewer.everything(),
          snapshot -> snapshot.armHistory(snapshot.campaign("c").orElseThrow().campaignNo(), 300));
    }
  }

  private static long prescribers(ArmRow row) {
    return row.measures().get(Measure.AUDIENCE_PRESCRIBERS);
  }

  @Test
  void withinAnHourTheLastFrameIsKeptAndBothArmsOfIt() throws SQLException {
    try (var frames = open()) {
      frames.apply(
          MadeUp.frame(
              1,
              List.of(
                  arm(MadeUp.T0, "", "TREATED", 20),
                  arm(MadeUp.T0, "", "CONTROL", 11),
                  arm(MadeUp.T0, "44", "TREATED", 7)),
              1));
      // Usually within the same hour; the clock may strike between the frames.
      frames.apply(MadeUp.frame(2, List.of(arm(MadeUp.T0, "", "TREATED", 21)), 2));
      var last = history().subList(history().size() - 2, history().size());
      assertThat(last).extracting(ArmRow::arm).containsExactly("CONTROL", "TREATED");
      assertThat(last).extracting(ArmHistoryIT::prescribers).containsExactly(11L, 21L);
      assertThat(last.get(0).hour()).isEqualTo(last.get(1).hour());
      assertThat(last.get(0).at()).isEqualTo(last.get(1).at());
      assertThat(Duration.between(last.get(0).hour(), last.get(0).at()))
          .isLessThan(Duration.ofHours(1));
    }
  }

  @Test
  void aFrameThatTouchesNoArmKeepsNothing() throws SQLException {
    try (var frames = open()) {
      frames.apply(
          MadeUp.frame(
              1,
              List.of(MadeUp.cell(MadeUp.toDate("c", MadeUp.T0, ""), Map.of(Measure.REACH, 3L))),
              1));
      assertThat(history()).isEmpty();
    }
  }

  @Test
  void aStartThatWasGivenUpDoesNotStandForTheNewOne() throws SQLException {
    var earlier = MadeUp.T0.minus(Duration.ofDays(3));
    try (var frames = open()) {
      frames.apply(MadeUp.frame(1, List.of(arm(MadeUp.T0, "", "TREATED", 20)), 1));
      frames.apply(
          MadeUp.frame(
              2,
              List.of(
                  new Cell(key(MadeUp.T0, "", "TREATED"), new long[0], false, false, 2),
                  arm(earlier, "", "TREATED", 33)),
              2));
      var all = history();
      assertThat(prescribers(all.get(all.size() - 1))).isEqualTo(33);
    }
  }

  @Test
  void whatIsWithheldStaysWithheldInTheHistory() throws SQLException {
    try (var frames = open()) {
      frames.apply(
          MadeUp.frame(
              1,
              List.of(
                  MadeUp.suppressed(key(MadeUp.T0, "", "CONTROL"), Map.of(Measure.AUDIENCE, 500L))),
              1));
      assertThat(history().get(0).measures().isWithheld(Measure.AUDIENCE_PRESCRIBERS)).isTrue();
    }
  }
}
