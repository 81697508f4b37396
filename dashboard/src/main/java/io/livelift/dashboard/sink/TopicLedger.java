package io.livelift.dashboard.sink;

import io.livelift.contract.EpochPart;
import io.livelift.contract.PartitionLedger;
import io.livelift.contract.TopicOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of every record of one input topic, up to one epoch. All counts are totals since the
 * beginning of the log.
 *
 * @param nextOffsets by partition: every record below is covered
 */
public record TopicLedger(
    String topic,
    Map<Integer, Long> nextOffsets,
    long read,
    long counted,
    long duplicate,
    long conflict,
    long late,
    Map<String, Long> rejected,
    long outOfFlight,
    long unknownCampaign,
    long wrongKind,
    long erased,
    long misrouted) {

  /** The ledger of each topic that a source names, by name. */
  public static List<TopicLedger> of(Collection<EpochPart> parts) {
    Map<String, Sums> byTopic = new TreeMap<>();
    for (var part : parts) {
      part.getPartitions()
          .forEach(p -> byTopic.computeIfAbsent(p.getTopic(), t -> new Sums()).add(p));
      part.getOutcomes()
          .forEach(o -> byTopic.computeIfAbsent(o.getTopic(), t -> new Sums()).add(o));
    }
    return byTopic.entrySet().stream().map(e -> e.getValue().ledger(e.getKey())).toList();
  }

  /** All rejected records, whatever the reason. */
  public long rejectedTotal() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every record that was read is accounted for, exactly once. */
  public boolean identityHolds() {
    return read
        == counted
            + duplicate
            + conflict
            + late
            + rejectedTotal()
            + outOfFlight
            + unknownCampaign
            + wrongKind
            + erased;
  }

  private static final class Sums {
    private final Map<Integer, Long> nextOffsets = new TreeMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();
    private boolean hasOutcome;
    private long read;
    private long accepted;
    private long counted;
    private long duplicate;
    private long conflict;
    private long late;
    private long outOfFlight;
    private long unknownCampaign;
    private long wrongKind;
    private long erased;
    private long misrouted;

    void add(PartitionLedger source) {
      nextOffsets.merge(source.getPartition(), source.getNextOffset(), Math::max);
      read += source.getRead();
      accepted += source.getAccepted();
      late += source.getLate();
      misrouted += source.getMisrouted();
      source.getRejected().forEach((reason, n) -> rejected.merge(reason, n, Long::sum));
    }

    void add(TopicOutcome outcome) {
      hasOutcome = true;
      counted += outcome.getCounted();
      duplicate += outcome.getDuplicate();
      conflict += outcome.getConflict();
      late += outcome.getLate();
      outOfFlight += outcome.getOutOfFlight();
      unknownCampaign += outcome.getUnknownCampaign();
      wrongKind += outcome.getWrongKind();
      erased += outcome.getErased();
      outcome.getRejected().forEach((reason, n) -> rejected.merge(reason, n, Long::sum));
    }

    /** Records of topics that no journey follows are counted once they are accepted. */
    TopicLedger ledger(String topic) {
      return new TopicLedger(
          topic,
          nextOffsets,
          read,
          hasOutcome ? counted : accepted,
          duplicate,
          conflict,
          late,
          rejected,
          outOfFlight,
          unknownCampaign,
          wrongKind,
          erased,
          misrouted);
    }
  }
}
