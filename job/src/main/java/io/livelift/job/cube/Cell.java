package io.livelift.job.cube;

/**
 * One cell of a table.
 *
 * @param region a region path; empty for the nation
 * @param value value of the breakdown; empty for NONE
 */
public record Cell(Table table, String region, String value) {
  // Written out: cells are keys of hot maps, where a record's own methods cost several times more.
  @Override
  public boolean equals(Object other) {
    return other instanceof Cell that
        && value.equals(that.value)
        && region.equals(that.region)
        && table.equals(that.table);
  }

  @Override
  public int hashCode() {
    return (table.hashCode() * 31 + region.hashCode()) * 31 + value.hashCode();
  }
}
