package io.livelift.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.bench.run.EpochLog.Epoch;
import io.livelift.contract.EpochPart;
import io.livelift.contract.PartitionLedger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private final Coverage coverage = new Coverage();

  @Test
  void anEventIsSeenWithTheFirstFrameBeyondItsOffset() {
    coverage.add(epoch(1, 10), 50);
    coverage.add(epoch(2, 20), 150);
    coverage.add(epoch(3, 30), 250);
    // Epochs 2 and 3 have become one frame.
    coverage.frames(
        List.of(new FrameTimes.Frame(1, 5, 90, 100), new FrameTimes.Frame(3, 6, 290, 300)));
    assertThat(coverage.passage(event(9))).hasValue(new Passage(0, 10, 50, 90, 100));
    assertThat(coverage.passage(event(10))).hasValue(new Passage(0, 20, 150, 290, 300));
    assertThat(coverage.passage(event(29))).hasValue(new Passage(0, 30, 250, 290, 300));
    assertThat(coverage.passage(event(30))).isEmpty();
  }

  @Test
  void withoutFramesNothingIsSeen() {
    coverage.add(epoch(1, 10), 50);
    assertThat(coverage.passage(event(0))).isEmpty();
  }

  @Test
  void whatWasStoredIsOfTheTimeOfMeasuring() {
    coverage.add(epoch(1, 10), 50);
    coverage.add(epoch(2, 20), 1_150);
    coverage.frames(
        List.of(new FrameTimes.Frame(1, 500, 90, 100), new FrameTimes.Frame(2, 60, 1_190, 1_200)));
    var stages =
        coverage.stages(List.of(new Passage(1_000, 1_020, 1_150, 1_190, 1_200)), 30, 1_000, 2_000);
    assertThat(stages.toBarrier().p99()).isEqualTo(20);
    assertThat(stages.toPublished().p50()).isEqualTo(130);
    assertThat(stages.toStored().p50()).isEqualTo(40);
    assertThat(stages.toPage().p99()).isEqualTo(10);
    assertThat(stages.frames()).isEqualTo(1);
    assertThat(stages.epochs()).isEqualTo(1);
    assertThat(stages.cells()).isEqualTo(60);
    assertThat(stages.cellsPerEvent()).isEqualTo(2);
  }

  private static Appended.Event event(long offset) {
    return new Appended.Event(new TopicPartition("views", 0), offset, 0);
  }

  private static Epoch epoch(long number, long nextOffset) {
    var ledger =
        PartitionLedger.newBuilder()
            .setTopic("views")
            .setPartition(0)
            .setNextOffset(nextOffset)
            .setRead(nextOffset)
            .setAccepted(nextOffset)
            .setLate(0)
            .setRejected(new HashMap<>())
            .build();
    return new Epoch(
        number,
        List.of(
            EpochPart.newBuilder()
                .setEpoch(number)
                .setPreviousEpoch(number - 1)
                .setPart("views")
                .setSubtask(0)
                .setParallelism(1)
                .setBarrierAt(Instant.ofEpochMilli(10 * number))
                .setPartitions(List.of(ledger))
                .build()),
        10 * number);
  }
}
