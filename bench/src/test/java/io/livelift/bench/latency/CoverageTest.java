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
    coverage.add(epoch(1, 10));
    coverage.add(epoch(2, 20));
    coverage.add(epoch(3, 30));
    // Epochs 2 and 3 have become one frame.
    coverage.frames(List.of(new FrameTimes.Frame(1, 100), new FrameTimes.Frame(3, 300)));
    assertThat(coverage.visibleAt(event(9))).hasValue(100);
    assertThat(coverage.visibleAt(event(10))).hasValue(300);
    assertThat(coverage.visibleAt(event(29))).hasValue(300);
    assertThat(coverage.visibleAt(event(30))).isEmpty();
  }

  @Test
  void withoutFramesNothingIsSeen() {
    coverage.add(epoch(1, 10));
    assertThat(coverage.visibleAt(event(0))).isEmpty();
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
                .setBarrierAt(Instant.EPOCH)
                .setPartitions(List.of(ledger))
                .build()));
  }
}
