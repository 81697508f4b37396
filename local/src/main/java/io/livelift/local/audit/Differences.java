package io.livelift.local.audit;

import io.livelift.vocabulary.CellKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Where published numbers are not what they should be. */
public final class Differences {
  /** A measure of a cell, as it should be and as it was published. */
  public record Difference(CellKey cell, String measure, long recomputed, long published) {
    @Override
    public String toString() {
      return cell.toText()
          + " "
          + measure
          + ": recomputed "
          + recomputed
          + ", published "
          + published;
    }
  }

  private Differences() {}

  /** All differences, ordered by the text of the cell. */
  public static List<Difference> of(
      Map<CellKey, Map<String, Long>> recomputed, Map<CellKey, Map<String, Long>> published) {
    var keys = new TreeSet<>(Comparator.comparing(CellKey::toText));
    keys.addAll(recomputed.keySet());
    keys.addAll(published.keySet());
    var differences = new ArrayList<Difference>();
    for (var key : keys) {
      var should = recomputed.getOrDefault(key, Map.of());
      var is = published.getOrDefault(key, Map.of());
      var measures = new TreeSet<>(should.keySet());
      measures.addAll(is.keySet());
      for (var measure : measures) {
        var expected = should.getOrDefault(measure, 0L);
        var actual = is.getOrDefault(measure, 0L);
        if (!expected.equals(actual)) {
          differences.add(new Difference(key, measure, expected, actual));
        }
      }
    }
    return differences;
  }

  /** How the ledgers differ, one sentence a count; empty if they do not. */
  public static List<String> ofLedgers(
      Map<LogTopic, TopicLedger> recomputed, Map<LogTopic, TopicLedger> published) {
    var none = new TopicLedger(0, Map.of(), Map.of());
    var differences = new ArrayList<String>();
    for (var topic : LogTopic.values()) {
      var should = counts(recomputed.getOrDefault(topic, none));
      var is = counts(published.getOrDefault(topic, none));
      var names = new TreeSet<>(should.keySet());
      names.addAll(is.keySet());
      for (var name : names) {
        var expected = should.getOrDefault(name, 0L);
        var actual = is.getOrDefault(name, 0L);
        if (!expected.equals(actual)) {
          differences.add(
              topic + " " + name + ": recomputed " + expected + ", published " + actual);
        }
      }
    }
    return differences;
  }

  private static Map<String, Long> counts(TopicLedger ledger) {
    var counts = new HashMap<>(ledger.outcomes());
    ledger.rejected().forEach((reason, count) -> counts.put("rejected " + reason, count));
    counts.put("read", ledger.read());
    return counts;
  }
}
