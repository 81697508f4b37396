package io.livelift.local.replay;

import io.livelift.contract.EpochPart;
import io.livelift.contract.PartitionLedger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * What the epoch parts read so far say: up to which epoch everything is complete, and from which
 * one on given offsets are covered. Parts of one subtask arrive in order.
 */
final class EpochState {
  private record Subtask(String part, int number) {}

  private final Map<TopicPartition, Long> ends;
  private final Map<Subtask, EpochPart> newest = new HashMap<>();
  private final Map<TopicPartition, Long> coveredAt = new HashMap<>();
  private long cells;

  /**
   * @param ends the offsets to be covered
   */
  EpochState(Map<TopicPartition, Long> ends) {
    this.ends = Map.copyOf(ends);
  }

  void add(EpochPart part) {
    newest.put(new Subtask(part.getPart(), part.getSubtask()), part);
    cells += part.getCells();
    for (var ledger : part.getPartitions()) {
      var partition = new TopicPartition(ledger.getTopic(), ledger.getPartition());
      if (ends.containsKey(partition) && ledger.getNextOffset() >= ends.get(partition)) {
        coveredAt.putIfAbsent(partition, part.getEpoch());
      }
    }
  }

  /** Whether a complete epoch covers all offsets. */
  boolean isCovered() {
    var complete = complete();
    return complete.isPresent()
        && ends.entrySet().stream()
            .allMatch(end -> end.getValue() == 0 || isCovered(end.getKey(), complete.getAsLong()));
  }

  /** The newest epoch of which every part, or a later one, was read. */
  OptionalLong complete() {
    var perPart = new HashMap<String, List<EpochPart>>();
    newest.forEach(
        (subtask, part) ->
            perPart.computeIfAbsent(subtask.part(), name -> new ArrayList<>()).add(part));
    if (newest.values().stream().anyMatch(part -> part.getStages() > perPart.size())) {
      return OptionalLong.empty();
    }
    var all = perPart.values().stream().allMatch(EpochState::hasAllSubtasks);
    return all
        ? newest.values().stream().mapToLong(EpochPart::getEpoch).min()
        : OptionalLong.empty();
  }

  /** The newest part of every subtask; their sums are the totals. */
  List<EpochPart> newestParts() {
    return List.copyOf(newest.values());
  }

  /** How many cell records all epochs together say they hold. */
  long cells() {
    return cells;
  }

  /** The offsets that the newest parts cover, greatest of all subtasks. */
  Map<TopicPartition, Long> offsets() {
    var offsets = new HashMap<TopicPartition, Long>();
    for (var part : newest.values()) {
      for (PartitionLedger ledger : part.getPartitions()) {
        offsets.merge(
            new TopicPartition(ledger.getTopic(), ledger.getPartition()),
            ledger.getNextOffset(),
            Math::max);
      }
    }
    return offsets;
  }

  private boolean isCovered(TopicPartition partition, long epoch) {
    var at = coveredAt.get(partition);
    return at != null && at <= epoch;
  }

  private static boolean hasAllSubtasks(List<EpochPart> parts) {
    return parts.size() == parts.get(0).getParallelism();
  }
}
