package io.livelift.job.cells.definition;

import io.livelift.vocabulary.Breakdown;

/**
 * A cell within its slice.
 *
 * @param region a region path; empty for the nation
 * @param value value of the breakdown; empty for NONE
 */
public record CellName(Breakdown breakdown, String region, String value) {
  private static final char SEPARATOR = '\u0000';

  /** The key in state. No part has control characters. */
  String toKey() {
    return breakdown.name() + SEPARATOR + region + SEPARATOR + value;
  }

  static CellName ofKey(String key) {
    var first = key.indexOf(SEPARATOR);
    var second = key.indexOf(SEPARATOR, first + 1);
    return new CellName(
        Breakdown.valueOf(key.substring(0, first)),
        key.substring(first + 1, second),
        key.substring(second + 1));
  }

  // Written out: keys of hot maps, where a record's own methods cost several times more.
  @Override
  public boolean equals(Object other) {
    return other instanceof CellName that
        && breakdown == that.breakdown
        && region.equals(that.region)
        && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return (region.hashCode() * 31 + value.hashCode()) * 31 + breakdown.ordinal();
  }
}
