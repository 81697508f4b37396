package io.livelift.job.epoch;

import io.livelift.contract.EpochPart;
import io.livelift.contract.PartitionLedger;
import io.livelift.contract.TopicOutcome;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.SingleObjectWriter;
import io.livelift.wire.UnreadableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.TreeMap;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;

/**
 * Reports one subtask's part of each epoch, and keeps its totals in operator state. On rescaling
 * the totals of former subtasks are dealt out: their sum over all subtasks stays what it was.
 */
public final class PartReporter {
  private static final long NONE = -1;

  /** How many stages of the job publish parts. */
  private static final int STAGES = 8;

  private final String part;
  private final int subtask;
  private final int parallelism;
  private final long restoredFrom;
  private final ListState<byte[]> state;
  private final SingleObjectWriter<EpochPart> writer = new SingleObjectWriter<>(EpochPart.class);
  private final TreeMap<String, PartitionLedger> partitions = new TreeMap<>();
  private final TreeMap<String, TopicOutcome> outcomes = new TreeMap<>();
  private long previousEpoch;
  private EpochPart latest;

  private PartReporter(
      String part, int subtask, int parallelism, long restoredFrom, ListState<byte[]> state) {
    this.part = part;
    this.subtask = subtask;
    this.parallelism = parallelism;
    this.restoredFrom = restoredFrom;
    this.previousEpoch = NONE;
    this.state = state;
  }

  /**
   * The reporter of a subtask, with the totals that its state holds. Bounded: one entry a subtask.
   */
  public static PartReporter open(
      String part, int subtask, int parallelism, StateInitializationContext context)
      throws Exception {
    var state =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "epoch-totals", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    var reporter =
        new PartReporter(
            part, subtask, parallelism, context.getRestoredCheckpointId().orElse(NONE), state);
    for (var bytes : state.get()) {
      reporter.restore(bytes);
    }
    return reporter;
  }

  /** The totals of one partition of a source, to be changed. */
  public PartitionLedger partition(String topic, int partition) {
    return partitions.computeIfAbsent(
        topic + "/" + partition,
        k ->
            PartitionLedger.newBuilder()
                .setTopic(topic)
                .setPartition(partition)
                .setNextOffset(0)
                .setRead(0)
                .setAccepted(0)
                .setLate(0)
                .setRejected(new HashMap<>())
                .build());
  }

  /** The totals of a topic's outcomes, to be changed. */
  public TopicOutcome outcome(String topic) {
    return outcomes.computeIfAbsent(
        topic,
        t ->
            TopicOutcome.newBuilder()
                .setTopic(t)
                .setCounted(0)
                .setDuplicate(0)
                .setConflict(0)
                .setOutOfFlight(0)
                .setUnknownCampaign(0)
                .setWrongKind(0)
                .setRejected(new HashMap<>())
                .build());
  }

  /** The part of this epoch. */
  public PublishedRecord report(long epoch, long cells) {
    latest =
        EpochPart.newBuilder()
            .setEpoch(epoch)
            .setPreviousEpoch(previousEpoch)
            .setPart(part)
            .setStages(STAGES)
            .setSubtask(subtask)
            .setParallelism(parallelism)
            .setRestoredFrom(restoredFrom)
            .setBarrierAt(Instant.now())
            .setCells(cells)
            .setPartitions(new ArrayList<>(partitions.values()))
            .setOutcomes(new ArrayList<>(outcomes.values()))
            .build();
    previousEpoch = epoch;
    return PublishedRecord.ofPart(latest, writer);
  }

  /** Writes the totals of the latest report to the state. */
  public void snapshot() throws Exception {
    state.clear();
    if (latest != null) {
      state.add(writer.write(latest));
    }
  }

  private void restore(byte[] bytes) throws UnreadableException {
    var former = new SingleObjectReader<>(EpochPart.class).read(bytes);
    for (var ledger : former.getPartitions()) {
      var sum = partition(ledger.getTopic(), ledger.getPartition());
      sum.setNextOffset(Math.max(sum.getNextOffset(), ledger.getNextOffset()));
      sum.setRead(sum.getRead() + ledger.getRead());
      sum.setAccepted(sum.getAccepted() + ledger.getAccepted());
      sum.setLate(sum.getLate() + ledger.getLate());
      sum.setMisrouted(sum.getMisrouted() + ledger.getMisrouted());
      ledger.getRejected().forEach((reason, n) -> sum.getRejected().merge(reason, n, Long::sum));
    }
    for (var outcome : former.getOutcomes()) {
      var sum = outcome(outcome.getTopic());
      sum.setCounted(sum.getCounted() + outcome.getCounted());
      sum.setDuplicate(sum.getDuplicate() + outcome.getDuplicate());
      sum.setConflict(sum.getConflict() + outcome.getConflict());
      sum.setLate(sum.getLate() + outcome.getLate());
      sum.setOutOfFlight(sum.getOutOfFlight() + outcome.getOutOfFlight());
      sum.setUnknownCampaign(sum.getUnknownCampaign() + outcome.getUnknownCampaign());
      sum.setWrongKind(sum.getWrongKind() + outcome.getWrongKind());
      sum.setErased(sum.getErased() + outcome.getErased());
      outcome.getRejected().forEach((reason, n) -> sum.getRejected().merge(reason, n, Long::sum));
    }
  }
}
