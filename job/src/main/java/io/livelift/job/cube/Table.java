package io.livelift.job.cube;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;

/**
 * One table of the cube: all regions and values of a campaign, window and breakdown.
 *
 * @param windowStart epoch milliseconds, UTC
 */
public record Table(
    String campaignId, Granularity granularity, long windowStart, Breakdown breakdown) {

  /** The slice that the table is in. */
  public Slice slice() {
    return new Slice(campaignId, granularity, windowStart);
  }

  // Written out: tables are keys of hot maps, where a record's own methods cost several times more.
  @Override
  public boolean equals(Object other) {
    return other instanceof Table that
        && windowStart == that.windowStart
        && granularity == that.granularity
        && breakdown == that.breakdown
        && campaignId.equals(that.campaignId);
  }

  @Override
  public int hashCode() {
    var hash = campaignId.hashCode() * 31 + Long.hashCode(windowStart);
    return (hash * 31 + granularity.ordinal()) * 31 + breakdown.ordinal();
  }
}
