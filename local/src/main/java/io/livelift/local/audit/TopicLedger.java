package io.livelift.local.audit;

import java.util.Map;

/**
 * What became of the records of one topic.
 *
 * @param outcomes number of records by outcome: counted, duplicate, conflict, late, out_of_flight,
 *     unknown_campaign, wrong_kind; none is zero
 * @param rejected number of records by the name of the reason; none is zero
 */
public record TopicLedger(long read, Map<String, Long> outcomes, Map<String, Long> rejected) {
  public TopicLedger {
    outcomes = Map.copyOf(outcomes);
    rejected = Map.copyOf(rejected);
  }

  /** Number of records with this outcome. */
  public long outcome(String name) {
    return outcomes.getOrDefault(name, 0L);
  }

  /** Number of records that became something. */
  public long settled() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum()
        + rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every record that was read became exactly one thing. */
  public boolean accountsForAll() {
    return read == settled();
  }
}
