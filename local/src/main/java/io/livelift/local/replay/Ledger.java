package io.livelift.local.replay;

import io.livelift.contract.EpochPart;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of every record, by topic. In an intact ledger of a topic {@code read = counted +
 * duplicate + conflict + late + rejected + out of flight + unknown campaign + wrong kind + erased}.
 */
public record Ledger(Map<String, Account> topics) {

  /** The account of one topic. */
  static final class Account {
    long read;
    long accepted;
    long counted;
    long duplicate;
    long conflict;
    long late;
    long outOfFlight;
    long unknownCampaign;
    long wrongKind;
    long erased;
    long misrouted;
    final Map<String, Long> rejected = new TreeMap<>();

    long rejectedInAll() {
      return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    boolean holds() {
      return read
          == counted
              + duplicate
              + conflict
              + late
              + rejectedInAll()
              + outOfFlight
              + unknownCampaign
              + wrongKind
              + erased;
    }
  }

  /** The sums over the newest part of every subtask. */
  public static Ledger of(Collection<EpochPart> parts) {
    var ledger = new Ledger(new TreeMap<>());
    parts.forEach(ledger::add);
    return ledger;
  }

  public boolean holds() {
    return topics.values().stream().allMatch(Account::holds);
  }

  private void add(EpochPart part) {
    for (var partition : part.getPartitions()) {
      var account = account(partition.getTopic());
      account.read += partition.getRead();
      account.accepted += partition.getAccepted();
      account.late += partition.getLate();
      account.misrouted += partition.getMisrouted();
      partition.getRejected().forEach((reason, count) -> reject(account, reason, count));
    }
    for (var outcome : part.getOutcomes()) {
      var account = account(outcome.getTopic());
      account.counted += outcome.getCounted();
      account.duplicate += outcome.getDuplicate();
      account.conflict += outcome.getConflict();
      account.late += outcome.getLate();
      account.outOfFlight += outcome.getOutOfFlight();
      account.unknownCampaign += outcome.getUnknownCampaign();
      account.wrongKind += outcome.getWrongKind();
      account.erased += outcome.getErased();
      outcome.getRejected().forEach((reason, count) -> reject(account, reason, count));
    }
  }

  private Account account(String topic) {
    return topics.computeIfAbsent(topic, name -> new Account());
  }

  private static void reject(Account account, String reason, long count) {
    if (count > 0) {
      account.rejected.merge(reason, count, Long::sum);
    }
  }
}
