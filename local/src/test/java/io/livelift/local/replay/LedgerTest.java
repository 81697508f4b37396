package io.livelift.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.EpochPart;
import io.livelift.contract.PartitionLedger;
import io.livelift.contract.TopicOutcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private static final String TOPIC = "views";

  @Test
  void everyRecordIsAccountedForOverSourcesAndJourneys() {
    var ledger = Ledger.of(List.of(source(0, 6), source(1, 4), journeys(5)));

    var account = ledger.topics().get(TOPIC);
    assertThat(account.read).isEqualTo(10);
    assertThat(account.rejected)
        .containsExactly(Map.entry("EMPTY", 2L), Map.entry("OVER_LIMIT", 1L));
    assertThat(account.holds()).isTrue();
    assertThat(ledger.holds()).isTrue();
  }

  @Test
  void aRecordThatIsNowhereBreaksTheLedger() {
    assertThat(Ledger.of(List.of(source(0, 6), source(1, 4), journeys(4))).holds()).isFalse();
  }

  /** One record of each source is rejected. */
  private static EpochPart source(int subtask, long read) {
    return part("views", subtask)
        .setPartitions(
            List.of(
                PartitionLedger.newBuilder()
                    .setTopic(TOPIC)
                    .setPartition(subtask)
                    .setNextOffset(read)
                    .setRead(read)
                    .setAccepted(read - 1)
                    .setLate(0)
                    .setRejected(Map.of("EMPTY", 1L, "LATE", 0L))
                    .build()))
        .build();
  }

  private static EpochPart journeys(long counted) {
    return part("physician-journeys", 0)
        .setOutcomes(
            List.of(
                TopicOutcome.newBuilder()
                    .setTopic(TOPIC)
                    .setCounted(counted)
                    .setDuplicate(1)
                    .setConflict(0)
                    .setOutOfFlight(0)
                    .setUnknownCampaign(0)
                    .setWrongKind(0)
                    .setErased(1)
                    .setRejected(Map.of("OVER_LIMIT", 1L))
                    .build()))
        .build();
  }

  private static EpochPart.Builder part(String name, int subtask) {
    return EpochPart.newBuilder()
        .setEpoch(1)
        .setPreviousEpoch(-1)
        .setPart(name)
        .setSubtask(subtask)
        .setParallelism(2)
        .setBarrierAt(Instant.EPOCH);
  }
}
