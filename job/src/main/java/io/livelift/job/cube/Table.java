package io.livelift.job.cube;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;

/**
 * One table of the cube: all regions and values of a campaign, window and breakdown.
 *
 * @param windowStart epoch milliseconds, UTC
 */
public record Table(
    String campaignId, Granularity granularity, long windowStart, Breakdown breakdown) {

  /**
   * The key by which tables are spread over subtasks: text, whose hash is the same in every JVM.
   */
  public String toKey() {
    return cell("", "").toText();
  }

  /** The table of a key made by {@link #toKey}. */
  public static Table ofKey(String key) {
    var cell = CellKey.parse(key);
    return new Table(cell.campaignId(), cell.granularity(), cell.windowStart(), cell.breakdown());
  }

  /** The identity of one of its cells. */
  public CellKey cell(String region, String value) {
    return new CellKey(campaignId, granularity, windowStart, breakdown, region, value);
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
