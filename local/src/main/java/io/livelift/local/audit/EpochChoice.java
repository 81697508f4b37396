package io.livelift.local.audit;

import io.livelift.contract.EpochPart;
import io.livelift.local.CommandException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the published epoch parts in log order, and keeps those of the epoch that is asked for. An
 * epoch is complete with a part of each subtask.
 *
 * <p>A <i>run</i> of the job begins where it was started or restored. Epochs of a run that was
 * restored from an older checkpoint have numbers that were there before; of one number the epoch
 * that comes last in the log holds.
 */
final class EpochChoice {
  /**
   * The epochs of one run.
   *
   * @param first the lowest number of those that are still there
   */
  record Run(int number, long restoredFrom, long first, long last) {}

  /**
   * The epoch that is audited.
   *
   * @param run number of the run that published it
   * @param firstEpochOfRun of those of its run that are still there
   * @param position of its last part in the log of parts
   * @param isNewest whether no later epoch is complete
   */
  record Chosen(
      long epoch,
      int run,
      long firstEpochOfRun,
      long position,
      List<EpochPart> parts,
      boolean isNewest) {
    /** The first offset of each input partition that the epoch does not cover. */
    Map<TopicPartition, Long> offsets() {
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
  }

  private final OptionalLong wanted;
  private final List<Run> runs = new ArrayList<>();
  private final Set<String> seenInRun = new HashSet<>();
  private final TreeMap<Long, Map<String, EpochPart>> incomplete = new TreeMap<>();
  private long oldestComplete = Long.MAX_VALUE;
  private Chosen newest;
  private Chosen asked;

  /**
   * @param wanted the epoch; empty for the newest complete one
   */
  EpochChoice(OptionalLong wanted) {
    this.wanted = wanted;
  }

  /** Takes the next part of the log, and gives the number of its run. */
  int add(EpochPart part, long position) {
    var subtask = part.getPart() + "/" + part.getSubtask();
    if (runs.isEmpty() || beginsRun(part, subtask)) {
      runs.add(new Run(runs.size(), part.getRestoredFrom(), part.getEpoch(), part.getEpoch()));
      seenInRun.clear();
      incomplete.clear();
    }
    seenInRun.add(subtask);
    var run = runs.get(runs.size() - 1);
    var first = Math.min(run.first(), part.getEpoch());
    var last = Math.max(run.last(), part.getEpoch());
    runs.set(run.number(), new Run(run.number(), run.restoredFrom(), first, last));
    var parts = incomplete.computeIfAbsent(part.getEpoch(), e -> new HashMap<>());
    parts.put(subtask, part);
    if (isComplete(parts)) {
      choose(
          new Chosen(
              part.getEpoch(), run.number(), first, position, List.copyOf(parts.values()), true));
      incomplete.headMap(part.getEpoch(), true).clear();
    }
    return run.number();
  }

  private boolean beginsRun(EpochPart part, String subtask) {
    return part.getRestoredFrom() != runs.get(runs.size() - 1).restoredFrom()
        || (part.getPreviousEpoch() < 0 && seenInRun.contains(subtask));
  }

  private void choose(Chosen complete) {
    oldestComplete = Math.min(oldestComplete, complete.epoch());
    newest = complete;
    if (wanted.isPresent() && wanted.getAsLong() == complete.epoch()) {
      asked = complete;
    }
  }

  /** The runs, in the order of the log. */
  List<Run> runs() {
    return List.copyOf(runs);
  }

  /**
   * The epoch to be audited.
   *
   * @throws CommandException if it is not complete, or none is
   */
  Chosen chosen() {
    if (newest == null) {
      throw new CommandException(
          "No epoch is complete yet: wait until the job has committed its first one.");
    }
    if (wanted.isEmpty()) {
      return newest;
    }
    if (asked == null) {
      throw new CommandException(
          "There is no complete epoch %d: choose one from %d to %d with --epoch."
              .formatted(wanted.getAsLong(), oldestComplete, newest.epoch()));
    }
    return new Chosen(
        asked.epoch(),
        asked.run(),
        asked.firstEpochOfRun(),
        asked.position(),
        asked.parts(),
        asked.position() == newest.position());
  }

  private static boolean isComplete(Map<String, EpochPart> parts) {
    var byStage = new HashMap<String, List<EpochPart>>();
    for (var part : parts.values()) {
      byStage.computeIfAbsent(part.getPart(), p -> new ArrayList<>()).add(part);
    }
    // How many stages there are is the job's to say: an older one had fewer.
    return !byStage.isEmpty()
        && byStage.values().stream().allMatch(s -> s.get(0).getStages() == byStage.size())
        && byStage.values().stream().allMatch(s -> s.size() == s.get(0).getParallelism());
  }
}
