package io.livelift.local.audit;

import io.livelift.contract.EpochPart;
import io.livelift.contract.PartitionLedger;
import io.livelift.contract.TopicOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The parts that a run of the job publishes of its epochs, with one subtask a stage. */
final class Parts {
  private static final List<String> STAGES =
      List.of(
          "views",
          "prescriptions",
          "physicians",
          "campaigns",
          "physician-journeys",
          "patient-journeys",
          "cells");

  private final long restoredFrom;
  private long previous = -1;

  /**
   * @param restoredFrom -1 for a run that began empty
   */
  Parts(long restoredFrom) {
    this.restoredFrom = restoredFrom;
  }

  /** The parts of the next epoch, in which all views of partition 0 up to an offset are counted. */
  List<EpochPart> epoch(long epoch, long views) {
    return epoch(epoch, views, views, 0);
  }

  /**
   * The parts of the next epoch.
   *
   * @param read number of views read, all of them counted
   */
  List<EpochPart> epoch(long epoch, long nextOffset, long read, long cells) {
    var parts = new ArrayList<EpochPart>();
    for (var stage : STAGES) {
      parts.add(part(stage, epoch, cells));
    }
    parts.get(0).getPartitions().add(ledger(LogTopic.VIEWS, 0, nextOffset, read));
    parts.get(4).getOutcomes().add(counted(LogTopic.VIEWS, read));
    previous = epoch;
    return parts;
  }

  /** The same with a change to one of them. */
  static List<EpochPart> with(List<EpochPart> parts, String stage, Consumer<EpochPart> change) {
    parts.stream().filter(part -> part.getPart().equals(stage)).forEach(change);
    return parts;
  }

  static PartitionLedger ledger(LogTopic topic, int partition, long nextOffset, long read) {
    return PartitionLedger.newBuilder()
        .setTopic(topic.defaultName())
        .setPartition(partition)
        .setNextOffset(nextOffset)
        .setRead(read)
        .setAccepted(read)
        .setLate(0)
        .setRejected(Map.of())
        .build();
  }

  static TopicOutcome counted(LogTopic topic, long records) {
    return TopicOutcome.newBuilder()
        .setTopic(topic.defaultName())
        .setCounted(records)
        .setDuplicate(0)
        .setConflict(0)
        .setOutOfFlight(0)
        .setUnknownCampaign(0)
        .setWrongKind(0)
        .setRejected(Map.of())
        .build();
  }

  private EpochPart part(String stage, long epoch, long cells) {
    return EpochPart.newBuilder()
        .setEpoch(epoch)
        .setPreviousEpoch(previous)
        .setPart(stage)
        .setSubtask(0)
        .setParallelism(1)
        .setRestoredFrom(restoredFrom)
        .setBarrierAt(Instant.EPOCH)
        .setCells(stage.equals("cells") ? cells : 0)
        .setPartitions(new ArrayList<>())
        .setOutcomes(new ArrayList<>())
        .build();
  }
}
