package io.livelift.local.audit;

import io.livelift.contract.EpochPart;
import io.livelift.local.CommandException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/** The published epochs, and what each covers. An epoch is complete with a part of each subtask. */
final class EpochChoice {
  /** By epoch, then by stage and subtask; of a repeated part the last is the truth. */
  private final TreeMap<Long, Map<String, EpochPart>> epochs = new TreeMap<>();

  void add(EpochPart part) {
    epochs
        .computeIfAbsent(part.getEpoch(), e -> new HashMap<>())
        .put(part.getPart() + "/" + part.getSubtask(), part);
  }

  /** The newest complete epoch. */
  OptionalLong newest() {
    return epochs.descendingKeySet().stream()
        .filter(this::isComplete)
        .mapToLong(Long::longValue)
        .findFirst();
  }

  /**
   * The parts of an epoch.
   *
   * @throws CommandException if it is not complete
   */
  List<EpochPart> parts(long epoch) {
    if (!isComplete(epoch)) {
      throw new CommandException(
          "Epoch %d is not complete: choose one of the complete epochs up to %s with --epoch."
              .formatted(epoch, newest().isPresent() ? newest().getAsLong() : "none"));
    }
    return List.copyOf(epochs.get(epoch).values());
  }

  /** The first offset of each input partition that the parts do not cover. */
  static Map<TopicPartition, Long> offsets(List<EpochPart> parts) {
    var offsets = new HashMap<TopicPartition, Long>();
    for (var part : parts) {
      for (var ledger : part.getPartitions()) {
        offsets.merge(
            new TopicPartition(ledger.getTopic(), ledger.getPartition()),
            ledger.getNextOffset(),
            Math::max);
      }
    }
    return offsets;
  }

  private boolean isComplete(long epoch) {
    var byStage = new HashMap<String, List<EpochPart>>();
    for (var part : epochs.getOrDefault(epoch, Map.of()).values()) {
      byStage.computeIfAbsent(part.getPart(), p -> new ArrayList<>()).add(part);
    }
    // How many stages there are is the job's to say: an older one had fewer.
    return !byStage.isEmpty()
        && byStage.values().stream().allMatch(s -> s.get(0).getStages() == byStage.size())
        && byStage.values().stream().allMatch(s -> s.size() == s.get(0).getParallelism());
  }
}
