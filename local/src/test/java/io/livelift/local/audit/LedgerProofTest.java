package io.livelift.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.EpochPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LedgerProofTest {
  private static final String VIEWS = LogTopic.VIEWS.defaultName();
  private static final String PHYSICIANS = LogTopic.PHYSICIANS.defaultName();

  private final List<EpochPart> parts = new ArrayList<>();
  private final Map<TopicPartition, List<Long>> log = new HashMap<>();
  private final Map<TopicPartition, Long> starts = new HashMap<>();
  private boolean isCut;
  private OptionalLong wanted = OptionalLong.empty();

  LedgerProofTest() {
    records(VIEWS, 0, 100);
  }

  @Test
  void everyRecordReadOnceIsProved() throws Exception {
    var run = new Parts(-1);
    for (var epoch = 1; epoch <= 5; epoch++) {
      parts.addAll(run.epoch(epoch, 20L * epoch));
    }
    var proof = prove();
    assertThat(proof.findings()).isEmpty();
    assertThat(proof.partitions())
        .containsExactly(new LedgerProof.Partition(VIEWS, 0, 0, 100, 100, 100, 5, false));
  }

  @Test
  void offsetsOfTransactionMarkersAreNoGap() throws Exception {
    log.get(new TopicPartition(VIEWS, 0)).removeIf(offset -> offset % 10 == 9);
    var run = new Parts(-1);
    parts.addAll(run.epoch(1, 50, 45, 0));
    parts.addAll(run.epoch(2, 100, 90, 0));
    assertThat(prove().findings()).isEmpty();
  }

  @Test
  void recordThatWasNotReadIsAGapInItsEpoch() throws Exception {
    var run = new Parts(-1);
    parts.addAll(run.epoch(1, 20));
    parts.addAll(run.epoch(2, 60, 59, 0));
    parts.addAll(run.epoch(3, 100, 99, 0));
    assertThat(prove().findings())
        .containsExactly(
            VIEWS + "/0: from offset 20 to 60 epoch 2 read 39 records, there are 40: a gap.",
            VIEWS + "/0: up to offset 100 99 records were read, there are 100: a gap.");
  }

  @Test
  void recordThatWasReadTwiceIsARepeat() throws Exception {
    var run = new Parts(-1);
    parts.addAll(run.epoch(1, 20));
    parts.addAll(run.epoch(2, 60, 61, 0));
    assertThat(prove().findings())
        .contains(
            VIEWS + "/0: from offset 20 to 60 epoch 2 read 41 records, there are 40: a repeat.");
  }

  @Test
  void gapAndRepeatThatMakeUpForEachOtherAreBothFound() throws Exception {
    var run = new Parts(-1);
    parts.addAll(run.epoch(1, 20));
    parts.addAll(run.epoch(2, 60, 59, 0));
    parts.addAll(run.epoch(3, 100));
    assertThat(prove().findings())
        .hasSize(2)
        .anyMatch(finding -> finding.endsWith("a gap."))
        .anyMatch(finding -> finding.endsWith("a repeat."));
  }

  @Test
  void partThatNobodyPublishedIsAGap() throws Exception {
    var run = new Parts(-1);
    parts.addAll(run.epoch(1, 20));
    run.epoch(2, 40);
    parts.addAll(run.epoch(3, 60));
    assertThat(prove().findings())
        .hasSize(7)
        .contains("cells/0: epoch 3 follows epoch 2, but before it 1 was published: a gap.");
  }

  @Test
  void offsetThatGoesBackWithinARunIsFound() throws Exception {
    var run = new Parts(-1);
    parts.addAll(run.epoch(1, 60));
    parts.addAll(run.epoch(2, 40));
    assertThat(prove().findings()).contains(VIEWS + "/0: epoch 2 goes back from offset 60 to 40.");
  }

  @Test
  void restoreOfAnOlderCheckpointGoesBackToItAndNoFurther() throws Exception {
    var run = new Parts(-1);
    for (var epoch = 1; epoch <= 5; epoch++) {
      parts.addAll(run.epoch(epoch, 20L * epoch));
    }
    var restored = new Parts(3);
    parts.addAll(restored.epoch(4, 70));
    parts.addAll(restored.epoch(5, 90));
    var proof = prove();
    assertThat(proof.findings()).isEmpty();
    assertThat(proof.partitions()).extracting(LedgerProof.Partition::nextOffset).containsOnly(90L);

    parts.clear();
    run = new Parts(-1);
    for (var epoch = 1; epoch <= 5; epoch++) {
      parts.addAll(run.epoch(epoch, 20L * epoch));
    }
    parts.addAll(new Parts(3).epoch(4, 50));
    assertThat(prove().findings()).contains(VIEWS + "/0: epoch 4 goes back from offset 60 to 50.");
  }

  @Test
  void epochThatARestoredJobPublishedAgainIsTheOneThatCounts() throws Exception {
    var run = new Parts(-1);
    parts.addAll(run.epoch(1, 20));
    parts.addAll(run.epoch(2, 40));
    parts.addAll(run.epoch(3, 60));
    parts.addAll(new Parts(1).epoch(2, 30));
    wanted = OptionalLong.of(2);
    assertThat(prove().partitions())
        .extracting(LedgerProof.Partition::nextOffset)
        .containsExactly(30L);
  }

  @Test
  void restoreOfAnEpochThatNobodyPublishedIsAGap() throws Exception {
    parts.addAll(new Parts(-1).epoch(1, 20));
    parts.addAll(new Parts(2).epoch(3, 60));
    assertThat(prove().findings())
        .containsExactly("The job was restored from epoch 2, which nobody published: a gap.");
  }

  @Test
  void whatRetentionTookIsNoFault() throws Exception {
    starts.put(new TopicPartition(VIEWS, 0), 30L);
    log.get(new TopicPartition(VIEWS, 0)).removeIf(offset -> offset < 30);
    isCut = true;
    var run = new Parts(-1);
    run.epoch(1, 20);
    parts.addAll(run.epoch(2, 40));
    parts.addAll(run.epoch(3, 100));
    var proof = prove();
    assertThat(proof.findings()).isEmpty();
    assertThat(proof.partitions())
        .containsExactly(new LedgerProof.Partition(VIEWS, 0, 30, 100, 100, 70, 2, true));
    assertThat(proof.gone(LogTopic.VIEWS)).isEqualTo(30);

    parts.addAll(run.epoch(4, 100, 101, 0));
    assertThat(prove().findings())
        .containsExactly(
            VIEWS + "/0: from offset 100 to 100 epoch 4 read 1 records, there are 0: a repeat.");
  }

  @Test
  void whatCompactionTookIsNoFaultButARecordNotReadIs() throws Exception {
    records(PHYSICIANS, 0, 10);
    log.get(new TopicPartition(PHYSICIANS, 0)).removeIf(offset -> offset < 4);
    parts.addAll(withPhysicians(new Parts(-1).epoch(1, 100), 10));
    assertThat(prove().findings()).isEmpty();
    parts.clear();
    parts.addAll(withPhysicians(new Parts(-1).epoch(1, 100), 5));
    assertThat(prove().findings())
        .containsExactly(
            PHYSICIANS + "/0: up to offset 10 5 records were read, there are 6: a gap.");
  }

  @Test
  void totalsOfSubtasksAddUpAndAPartThatIsMissingIsNotCompared() throws Exception {
    var run = new Parts(-1);
    var first = run.epoch(1, 60);
    parts.addAll(first);
    var second = run.epoch(2, 100, 70, 0);
    for (var part : second) {
      part.setRestoredFrom(1);
      part.setPreviousEpoch(-1);
      part.setParallelism(part.getPart().equals("views") ? 2 : 1);
    }
    var other = EpochPart.newBuilder(second.get(0)).build();
    other.setSubtask(1);
    other.setPartitions(new ArrayList<>(List.of(Parts.ledger(LogTopic.VIEWS, 0, 60, 30))));
    Parts.with(
        second,
        "physician-journeys",
        part -> part.setOutcomes(List.of(Parts.counted(LogTopic.VIEWS, 100))));
    parts.addAll(second);
    parts.add(other);
    assertThat(prove().findings()).isEmpty();
  }

  @Test
  void identityIsCheckedByTopicAndByPartition() throws Exception {
    parts.addAll(
        Parts.with(
            new Parts(-1).epoch(1, 20),
            "physician-journeys",
            part -> part.setOutcomes(List.of(Parts.counted(LogTopic.VIEWS, 19)))));
    parts.addAll(
        Parts.with(
            new Parts(1).epoch(2, 40),
            "views",
            part -> part.getPartitions().get(0).setAccepted(38)));
    assertThat(prove().findings())
        .containsExactly(
            VIEWS + ": of 20 records read until epoch 1, 19 became something.",
            VIEWS + "/0: of 40 records read until epoch 2, 38 became something.");
  }

  private static List<EpochPart> withPhysicians(List<EpochPart> parts, long read) {
    parts.get(2).getPartitions().add(Parts.ledger(LogTopic.PHYSICIANS, 0, 10, read));
    parts.get(4).getOutcomes().add(Parts.counted(LogTopic.PHYSICIANS, read));
    return parts;
  }

  private void records(String topic, int partition, long count) {
    var offsets = new ArrayList<Long>();
    for (var offset = 0L; offset < count; offset++) {
      offsets.add(offset);
    }
    log.put(new TopicPartition(topic, partition), offsets);
    starts.put(new TopicPartition(topic, partition), 0L);
  }

  private LedgerProof.Result prove() throws Exception {
    try (var database = new Database()) {
      database.run("create table log_record (topic varchar, log_partition int, log_offset bigint)");
      var proof = new LedgerProof(database);
      var choice = new EpochChoice(wanted);
      for (var i = 0; i < parts.size(); i++) {
        proof.add(parts.get(i), i, choice.add(parts.get(i), i));
      }
      var chosen = choice.chosen();
      try (var rows = database.into("log_record")) {
        for (var partition : log.entrySet()) {
          for (var offset : partition.getValue()) {
            if (offset < chosen.offsets().getOrDefault(partition.getKey(), 0L)) {
              rows.add(partition.getKey().topic(), partition.getKey().partition(), offset);
            }
          }
        }
      }
      return proof.prove(chosen, starts, isCut);
    }
  }
}
