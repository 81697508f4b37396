package io.livelift.bench.run;

import io.livelift.contract.EpochPart;
import io.livelift.local.replay.CommittedTopic;
import io.livelift.local.replay.Ledger;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.UnreadableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The committed epochs of a job that was not restored, in their order. */
public final class EpochLog implements AutoCloseable {
  /**
   * One complete epoch: all of its parts.
   *
   * @param committedAt when the last of them could be read, epoch milliseconds
   */
  public record Epoch(long number, List<EpochPart> parts, long committedAt) {
    /** Records of these topics that were read up to it. */
    public long read(Set<String> topics) {
      return parts.stream()
          .flatMap(part -> part.getPartitions().stream())
          .filter(ledger -> topics.contains(ledger.getTopic()))
          .mapToLong(ledger -> ledger.getRead())
          .sum();
    }

    /** When the last source saw its barrier, epoch milliseconds. */
    public long barrierAt() {
      return parts.stream()
          .filter(part -> !part.getPartitions().isEmpty())
          .mapToLong(part -> part.getBarrierAt().toEpochMilli())
          .max()
          .orElse(0);
    }

    /** How many cells were sent in it. */
    public long cells() {
      return parts.stream().mapToLong(EpochPart::getCells).sum();
    }

    boolean isOfRestoredJob() {
      return parts.stream().allMatch(part -> part.getRestoredFrom() >= 0);
    }

    boolean ledgerHolds() {
      return Ledger.of(parts).holds();
    }
  }

  private final CommittedTopic topic;
  private final SingleObjectReader<EpochPart> reader = new SingleObjectReader<>(EpochPart.class);
  private final Map<Long, List<EpochPart>> open = new HashMap<>();

  public EpochLog(String bootstrap, String name) {
    topic = new CommittedTopic(bootstrap, name);
  }

  /**
   * The epochs that have become complete.
   *
   * @param patience how long to wait if there is nothing to read
   */
  public List<Epoch> next(Duration patience) throws UnreadableException {
    var complete = new ArrayList<Epoch>();
    for (var record : topic.poll(patience)) {
      add(reader.read(record.value())).ifPresent(complete::add);
    }
    return complete;
  }

  private Optional<Epoch> add(EpochPart part) {
    var parts = open.computeIfAbsent(part.getEpoch(), epoch -> new ArrayList<>());
    parts.add(part);
    var stages = parts.stream().collect(Collectors.groupingBy(EpochPart::getPart));
    var isComplete =
        stages.size() >= part.getStages()
            && stages.values().stream().allMatch(s -> s.size() == s.get(0).getParallelism());
    if (!isComplete) {
      return Optional.empty();
    }
    open.keySet().removeIf(epoch -> epoch <= part.getEpoch());
    return Optional.of(new Epoch(part.getEpoch(), parts, System.currentTimeMillis()));
  }

  @Override
  public void close() {
    topic.close();
  }
}
