package io.livelift.job.journey;

import io.livelift.vocabulary.Breakdown;

/** A breakdown and one of its values; the value of NONE is empty. */
record BreakdownValue(Breakdown breakdown, String value) {
  static final BreakdownValue NONE = new BreakdownValue(Breakdown.NONE, "");

  // Written out: keys of hot maps, where a record's own methods cost several times more.
  @Override
  public boolean equals(Object other) {
    return other instanceof BreakdownValue that
        && breakdown == that.breakdown
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return breakdown.ordinal() * 31 + value.hashCode();
  }
}
