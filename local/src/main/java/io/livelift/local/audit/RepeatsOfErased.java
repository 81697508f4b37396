package io.livelift.local.audit;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * Where people are erased, the job tells repeats that came before the erasure as repeats and those
 * that came after it as erased; which were which, the topics do not say.
 */
final class RepeatsOfErased {
  private static final Set<String> OF_EVENTS = Set.of("duplicate", "conflict", "late", "erased");

  /** A version of a profile that a newer one has replaced stays counted. */
  private static final Set<String> OF_PROFILES =
      Set.of("counted", "duplicate", "conflict", "erased");

  private RepeatsOfErased() {}

  /** The ledger with what cannot be told apart as one count; as it is where nobody is erased. */
  static Map<LogTopic, TopicLedger> together(Map<LogTopic, TopicLedger> exact) {
    if (exact.get(LogTopic.ERASURES).outcome("counted") == 0) {
      return exact;
    }
    var merged = new EnumMap<LogTopic, TopicLedger>(exact);
    merged.computeIfPresent(LogTopic.VIEWS, (topic, ledger) -> ledger.together(OF_EVENTS));
    merged.computeIfPresent(LogTopic.PRESCRIPTIONS, (topic, ledger) -> ledger.together(OF_EVENTS));
    merged.computeIfPresent(LogTopic.PHYSICIANS, (topic, ledger) -> ledger.together(OF_PROFILES));
    return merged;
  }
}
