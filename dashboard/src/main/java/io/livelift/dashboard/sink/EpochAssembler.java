package io.livelift.dashboard.sink;

import io.livelift.contract.EpochPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Puts cells and epoch parts together into frames. Pure: no Kafka, no database, no clock.
 *
 * <p>An epoch is a cut of the input if every subtask of every stage has published a part of it; an
 * epoch that Flink skipped or aborted lacks some, and its cells go with the next. A frame is due
 * when the numbers of cells read agree with those sent and every part that is named has been read.
 * Where they cannot come to agree, because a transaction was lost or compaction took old cells, the
 * reader of the topics says so with {@link #settle} once it has read all that was published.
 *
 * <p>Not thread-safe.
 */
public final class EpochAssembler {
  private final SinkState restored;
  private final TreeMap<Long, PartSet> partSets = new TreeMap<>();
  private final CellBuffer cells = new CellBuffer();
  private final PartChain chain = new PartChain();
  private final PendingOffsets offsets = new PendingOffsets();
  private final Map<PartId, Long> highest = new HashMap<>();
  private final List<Alarm> alarms = new ArrayList<>();
  private long applied;
  private boolean catchingUp = true;

  /** Compaction may have taken cells of epochs before the first frame. */
  private boolean first = true;

  /** What was read before the start has epoch ids that went back. */
  private boolean rewoundBefore;

  /** An assembler that goes on where a sink stopped; until {@link #caughtUp()} nothing is due. */
  public EpochAssembler(SinkState restored) {
    this.restored = restored;
    this.applied = restored.epoch();
  }

  /** Takes a cell in. */
  public void cell(Cell cell, Shard shard, long offset) {
    offsets.read(shard, offset);
    if (!restored.holds(shard, offset, cell.epoch())) {
      offsets.pending(shard, offset, cell.epoch());
      cells.add(cell);
    }
  }

  /** Takes note of a cell that this version cannot show: a newer job knows more breakdowns. */
  public void unknownCell(long epoch, Shard shard, long offset) {
    offsets.read(shard, offset);
    if (!restored.holds(shard, offset, epoch)) {
      cells.count(epoch);
    }
  }

  /** Takes a part in. */
  public void part(EpochPart part, Shard shard, long offset) {
    offsets.read(shard, offset);
    if (restored.holds(shard, offset, part.getEpoch())) {
      return;
    }
    if (startsOlderRun(part)) {
      rewind(part);
    }
    if (part.getEpoch() <= applied) {
      return;
    }
    offsets.pending(shard, offset, part.getEpoch());
    highest.merge(PartId.of(part), part.getEpoch(), Math::max);
    chain.read(part, applied);
    var set = partSets.computeIfAbsent(part.getEpoch(), e -> new PartSet());
    set.add(part);
    if (catchingUp && set.isComplete()) {
      partSets.headMap(part.getEpoch()).clear();
    }
  }

  /** Takes an alarm that the reader of the topics raised, to be stored with the next frame. */
  public void alarm(Alarm alarm) {
    alarms.add(alarm);
  }

  /** All that was published before the start has been read. */
  public void caughtUp() {
    catchingUp = false;
  }

  /**
   * The frame that is due, if any. Several complete epochs become one frame, at the last of them.
   */
  public Optional<Frame> next() {
    if (catchingUp) {
      return Optional.empty();
    }
    var due = first ? lastComplete().filter(this::agrees) : lastAgreed();
    return due.filter(epoch -> missing(epoch).isEmpty()).map(this::frame);
  }

  /** The complete epoch that waits for something that is named but has not been read, if any. */
  public Optional<Long> blockedOn() {
    return catchingUp ? Optional.empty() : lastComplete();
  }

  /**
   * All that was published when {@link #blockedOn()} named this epoch has been read: what is
   * missing will not come. The epoch becomes a frame, with alarms; nothing happens if it did so
   * before.
   */
  public Optional<Frame> settle(long epoch) {
    var set = partSets.get(epoch);
    if (set == null || !set.isComplete()) {
      return Optional.empty();
    }
    raiseAlarms(epoch);
    return Optional.of(frame(epoch));
  }

  /** How many cells have been read that are part of no frame yet. */
  int waitingCells() {
    return cells.size();
  }

  /** The epoch of the last frame, {@link SinkState#NO_EPOCH} before the first. */
  public long applied() {
    return applied;
  }

  private boolean startsOlderRun(EpochPart part) {
    return part.getPreviousEpoch() < 0
        && (part.getEpoch() <= applied
            || part.getEpoch() <= highest.getOrDefault(PartId.of(part), -1L));
  }

  private void rewind(EpochPart part) {
    var base = part.getRestoredFrom();
    if (catchingUp) {
      rewoundBefore = true;
    } else {
      alarms.add(Alarm.rewound(part.getEpoch(), base, applied));
      cells.carry(applied);
      offsets.carry(applied, base);
    }
    partSets.clear();
    highest.clear();
    chain.clear();
    applied = base;
  }

  private Optional<Long> lastComplete() {
    return partSets.descendingMap().entrySet().stream()
        .filter(entry -> entry.getValue().isComplete())
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private Optional<Long> lastAgreed() {
    var epochs = new TreeSet<>(partSets.keySet());
    cells.epochs().stream().filter(epoch -> epoch > applied).forEach(epochs::add);
    Long due = null;
    for (var epoch : epochs) {
      if (!agrees(epoch)) {
        break;
      }
      if (partSets.containsKey(epoch) && partSets.get(epoch).isComplete()) {
        due = epoch;
      }
    }
    return Optional.ofNullable(due);
  }

  private boolean agrees(long epoch) {
    return cells.read(epoch) == sent(epoch);
  }

  private long sent(long epoch) {
    var set = partSets.get(epoch);
    return set == null ? 0 : set.cellsSent();
  }

  private void raiseAlarms(long due) {
    missing(due).forEach(link -> alarms.add(Alarm.gap(link.id(), link.epoch())));
    if (first) {
      return;
    }
    partSets.headMap(due, true).keySet().stream()
        .filter(epoch -> !agrees(epoch))
        .forEach(epoch -> alarms.add(Alarm.countMismatch(epoch, sent(epoch), cells.read(epoch))));
  }

  /** A sink that has never stored anything cannot know which epochs there were before. */
  private List<PartChain.Link> missing(long epoch) {
    return first && restored.epoch() == SinkState.NO_EPOCH ? List.of() : chain.missing(epoch);
  }

  private Frame frame(long epoch) {
    if (first && rewoundBefore) {
      var newest = partSets.lastKey();
      cells.carry(newest);
      offsets.carry(newest, epoch);
    }
    var frame =
        new Frame(
            epoch,
            cells.take(epoch),
            List.copyOf(partSets.get(epoch).parts()),
            List.copyOf(alarms),
            offsets.settle(epoch));
    partSets.headMap(epoch, true).clear();
    chain.forget(epoch);
    alarms.clear();
    applied = epoch;
    first = false;
    return frame;
  }
}
