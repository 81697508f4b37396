package io.livelift.job.cells;

/**
 * A cell within its table.
 *
 * @param region a region path; empty for the nation
 * @param value value of the breakdown; empty for NONE
 */
public record CellName(String region, String value) {
  private static final char SEPARATOR = '\u0000';

  /** The key in state. Neither part has control characters. */
  String toKey() {
    return region + SEPARATOR + value;
  }

  static CellName ofKey(String key) {
    var separator = key.indexOf(SEPARATOR);
    return new CellName(key.substring(0, separator), key.substring(separator + 1));
  }

  // Written out: keys of hot maps, where a record's own methods cost several times more.
  @Override
  public boolean equals(Object other) {
    return other instanceof CellName that && region.equals(that.region) && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return region.hashCode() * 31 + value.hashCode();
  }
}
