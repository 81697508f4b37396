package io.livelift.job.journey;

import io.livelift.vocabulary.Breakdown;

/** A breakdown and one of its values; the value of NONE is empty. */
record BreakdownValue(Breakdown breakdown, String value) {
  static final BreakdownValue NONE = new BreakdownValue(Breakdown.NONE, "");
}
