package io.livelift.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.EpochPart;
import io.livelift.contract.PartitionLedger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class EpochStateTest {
  private static final TopicPartition VIEWS = new TopicPartition("views", 0);
  private static final List<String> OTHERS =
      List.of(
          "prescriptions",
          "physicians",
          "campaigns",
          "erasures",
          "physician-journeys",
          "patient-journeys");

  private final EpochState state = new EpochState(Map.of(VIEWS, 10L));

  @Test
  void anEpochIsCompleteWhenEverySubtaskOfEveryPartWasRead() {
    addAll(1, 10);
    assertThat(state.complete()).hasValue(1);

    var incomplete = new EpochState(Map.of());
    incomplete.add(part("cells", 1, 0, 2));
    assertThat(incomplete.complete()).isEmpty();
  }

  @Test
  void aMissingSubtaskLeavesTheEpochIncomplete() {
    addAllButCells(1, 10);
    state.add(part("cells", 1, 0, 2));
    assertThat(state.complete()).isEmpty();

    state.add(part("cells", 1, 1, 2));
    assertThat(state.complete()).hasValue(1);
  }

  @Test
  void offsetsAreCoveredOnlyByAnEpochThatAllPartsHaveReached() {
    addAll(1, 9);
    assertThat(state.isCovered()).isFalse();

    addAllButCells(2, 10);
    assertThat(state.isCovered()).as("the cells of epoch 2 are missing").isFalse();

    state.add(part("cells", 2, 0, 1));
    assertThat(state.isCovered()).isTrue();
  }

  @Test
  void aLaterEpochOfAPartStandsForTheMissingOne() {
    addAllButCells(2, 10);
    state.add(part("cells", 3, 0, 1));
    assertThat(state.complete()).hasValue(2);
    assertThat(state.isCovered()).isTrue();
  }

  @Test
  void aPartitionThatIsEmptyNeedsNoCover() {
    var empty = new EpochState(Map.of(VIEWS, 0L));
    OTHERS.forEach(name -> empty.add(part(name, 1, 0, 1)));
    empty.add(part("views", 1, 0, 1));
    empty.add(part("cells", 1, 0, 1));
    assertThat(empty.isCovered()).isTrue();
  }

  @Test
  void announcedCellsAreSummedOverEpochsAndSubtasks() {
    for (var epoch = 1; epoch <= 2; epoch++) {
      var cells = part("cells", epoch, 0, 1);
      cells.setCells(5L);
      state.add(cells);
    }
    assertThat(state.cells()).isEqualTo(10);
  }

  private void addAll(long epoch, long nextOffset) {
    addAllButCells(epoch, nextOffset);
    state.add(part("cells", epoch, 0, 1));
  }

  private void addAllButCells(long epoch, long nextOffset) {
    OTHERS.forEach(name -> state.add(part(name, epoch, 0, 1)));
    var views = part("views", epoch, 0, 1);
    views.setPartitions(
        List.of(
            PartitionLedger.newBuilder()
                .setTopic(VIEWS.topic())
                .setPartition(VIEWS.partition())
                .setNextOffset(nextOffset)
                .setRead(nextOffset)
                .setAccepted(nextOffset)
                .setLate(0)
                .build()));
    state.add(views);
  }

  private static EpochPart part(String name, long epoch, int subtask, int parallelism) {
    return EpochPart.newBuilder()
        .setEpoch(epoch)
        .setPreviousEpoch(-1)
        .setPart(name)
        .setStages(8)
        .setSubtask(subtask)
        .setParallelism(parallelism)
        .setBarrierAt(Instant.EPOCH)
        .build();
  }
}
