package io.livelift.dashboard.metrics;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.LinkedHashMap;
import java.util.Map;

/** The measures of one cell, and which of them are withheld to protect small groups. */
public final class Measures {
  private static final Measure[] ALL = Measure.values();

  private final long[] values;
  private final Breakdown breakdown;
  private final boolean suppressed;

  /**
   * @param values by the ordinal of the measure; those behind the end are zero
   */
  public Measures(long[] values, Breakdown breakdown, boolean suppressed) {
    this.values = values.clone();
    this.breakdown = breakdown;
    this.suppressed = suppressed;
  }

  /** A cell in which nothing has happened, where that is known. */
  public static Measures zero(Breakdown breakdown) {
    return new Measures(new long[0], breakdown, false);
  }

  /** A cell that was not published: without views; of prescribing zero, or not to be told. */
  public static Measures blank(Breakdown breakdown) {
    return new Measures(new long[0], breakdown, true);
  }

  public long get(Measure measure) {
    return measure.ordinal() < values.length ? values[measure.ordinal()] : 0;
  }

  /** Whether cells of this breakdown hold the measure at all. */
  public boolean has(Measure measure) {
    return measure.family().in(breakdown);
  }

  /**
   * Whether the measure may be withheld: the cell holds back some, and of the people by whom this
   * measure is judged nothing is told. The company's own contacts are never withheld.
   */
  public boolean isWithheld(Measure measure) {
    return suppressed
        && has(measure)
        && measure.people().filter(people -> get(people) == 0).isPresent();
  }

  /** The measures that are not zero, by id. */
  public Map<String, Long> byId() {
    Map<String, Long> byId = new LinkedHashMap<>();
    for (var measure : ALL) {
      if (get(measure) != 0) {
        byId.put(measure.id(), get(measure));
      }
    }
    return byId;
  }

  public boolean isSuppressed() {
    return suppressed;
  }
}
