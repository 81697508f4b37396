package io.livelift.local.audit;

import io.livelift.vocabulary.CellKey;
import java.util.ArrayList;
import java.util.Comparator;
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
}
