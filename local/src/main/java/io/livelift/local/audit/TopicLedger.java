package io.livelift.local.audit;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What became of the records of one topic.
 *
 * @param outcomes number of records by outcome: counted, duplicate, conflict, late, out_of_flight,
 *     unknown_campaign, wrong_kind, erased; none is zero
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

  /** The same with the counts of these outcomes as one, under the name {@code together}. */
  public TopicLedger together(Set<String> alike) {
    var merged = new HashMap<String, Long>();
    outcomes.forEach(
        (name, count) -> merged.merge(alike.contains(name) ? "together" : name, count, Long::sum));
    return new TopicLedger(read, merged, rejected);
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
