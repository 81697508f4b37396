package io.livelift.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.CampaignMetric;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.wire.SingleObjectReader;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PublishedCellsTest {
  private static final CellKey KEY =
      new CellKey("C", Granularity.CAMPAIGN, 0, Breakdown.NONE, "", "");

  /** Run 0 has epochs 1 to 6, run 1 was restored from 3 and has 4 to 8. */
  private static PublishedCells at(long epoch) {
    var choice = new EpochChoice(OptionalLong.of(epoch));
    var position = 0;
    var run = new Parts(-1);
    for (var e = 1; e <= 6; e++) {
      for (var part : run.epoch(e, 0)) {
        choice.add(part, position++);
      }
    }
    run = new Parts(3);
    for (var e = 4; e <= 8; e++) {
      for (var part : run.epoch(e, 0)) {
        choice.add(part, position++);
      }
    }
    return new PublishedCells(
        choice.chosen(),
        new CellRuns(choice.runs()),
        new SingleObjectReader<>(CampaignMetric.class));
  }

  @Test
  void lastValueUpToTheEpochHolds() {
    var cells = at(7);
    publish(cells, 1, 5, 8);
    assertThat(cells.cell(KEY).epoch()).isEqualTo(5);
  }

  @Test
  void logOrderDecidesBetweenEpochsOfOneNumber() {
    var cells = at(5);
    publish(cells, 2, 5, 6, 4, 5, 7);
    assertThat(cells.cell(KEY).run()).isEqualTo(1);
    assertThat(cells.cell(KEY).epoch()).isEqualTo(5);
    assertThat(cells.cell(KEY).measures()).containsEntry("views", 4L);
  }

  @Test
  void whatTheFormerRunLeftStaysUntilItIsPublishedAgain() {
    var cells = at(4);
    publish(cells, 2, 6);
    cells.add("C|CAMPAIGN|0|NONE|x|", 0, metric(4, 1));
    assertThat(cells.cell(KEY).epoch()).isEqualTo(6);
    assertThat(cells.cell(KEY).run()).isZero();
  }

  @Test
  void epochOfTheFormerRunIsToldByItsNumberAlone() {
    var cells = at(2);
    publish(cells, 1, 2, 5, 4, 8);
    assertThat(cells.cell(KEY).epoch()).isEqualTo(2);
  }

  @Test
  void cellOfWhichOnlyLaterValuesAreLeftIsKnown() {
    var cells = at(2);
    publish(cells, 3);
    assertThat(cells.cell(KEY)).isNull();
    assertThat(cells.isOnlyLater(KEY)).isTrue();
    cells.add(KEY.toText(), 1, metric(1, 1));
    assertThat(cells.isOnlyLater(KEY)).isFalse();
  }

  @Test
  void suppressedCellWithholdsWhatTellsOfPrescribingAndNothingElse() {
    var cells = at(7);
    var suppressed = metric(1, 9);
    suppressed.setSuppressed(true);
    cells.add(KEY.toText(), 0, suppressed);
    var truth = Map.of(KEY, Map.of("views", 9L, "reach", 2L, "prescribers", 1L));
    assertThat(cells.withoutWithheld(truth))
        .isEqualTo(Map.of(KEY, Map.of("views", 9L, "reach", 2L)));
    suppressed.setSuppressed(false);
    cells.add(KEY.toText(), 0, suppressed);
    assertThat(cells.withoutWithheld(truth)).isEqualTo(truth);
  }

  /** Publishes the cell in these epochs, with its place among them as its value. */
  private static void publish(PublishedCells cells, long... epochs) {
    var number = 0;
    for (var epoch : epochs) {
      cells.add(KEY.toText(), 0, metric(epoch, number++));
    }
  }

  private static CampaignMetric metric(long epoch, long views) {
    return new CampaignMetric(
        "C",
        "CAMPAIGN",
        Instant.EPOCH,
        "",
        "NONE",
        "",
        Map.of("views", views),
        false,
        false,
        epoch);
  }

  @Test
  void nothingIsSaidOfACellThatWasNeverPublished() {
    assertThat(at(7).measures()).isEmpty();
    assertThat(List.of(at(7).sent())).containsExactly(Map.of());
  }
}
