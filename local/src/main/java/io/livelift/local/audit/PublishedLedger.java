package io.livelift.local.audit;

import io.livelift.contract.EpochPart;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The ledger that the parts of one epoch tell. */
final class PublishedLedger {
  private PublishedLedger() {}

  /**
   * @param parts the parts of one epoch, one for each subtask of each stage
   * @param names the topics' names
   */
  static Map<LogTopic, TopicLedger> of(Collection<EpochPart> parts, Map<LogTopic, String> names) {
    var ledger = new EnumMap<LogTopic, TopicLedger>(LogTopic.class);
    names.forEach((topic, name) -> ledger.put(topic, ofTopic(parts, name)));
    return ledger;
  }

  private static TopicLedger ofTopic(Collection<EpochPart> parts, String name) {
    var read = 0L;
    var outcomes = new HashMap<String, Long>();
    var rejected = new HashMap<String, Long>();
    for (var part : parts) {
      for (var partition : part.getPartitions()) {
        if (partition.getTopic().equals(name)) {
          read += partition.getRead();
          add(outcomes, "late", partition.getLate());
          partition.getRejected().forEach((reason, count) -> add(rejected, reason, count));
        }
      }
      for (var outcome : part.getOutcomes()) {
        if (outcome.getTopic().equals(name)) {
          add(outcomes, "counted", outcome.getCounted());
          add(outcomes, "duplicate", outcome.getDuplicate());
          add(outcomes, "conflict", outcome.getConflict());
          add(outcomes, "late", outcome.getLate());
          add(outcomes, "out_of_flight", outcome.getOutOfFlight());
          add(outcomes, "unknown_campaign", outcome.getUnknownCampaign());
          add(outcomes, "wrong_kind", outcome.getWrongKind());
          add(outcomes, "erased", outcome.getErased());
          outcome.getRejected().forEach((reason, count) -> add(rejected, reason, count));
        }
      }
    }
    return new TopicLedger(read, outcomes, rejected);
  }

  private static void add(Map<String, Long> counts, String name, long count) {
    if (count != 0) {
      counts.merge(name, count, Long::sum);
    }
  }
}
