package io.livelift.job.cube;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;

/**
 * One slice of the cube: all cells of a campaign and window, of every breakdown. What is withheld
 * in it is decided with all of them in sight.
 *
 * @param windowStart epoch milliseconds, UTC
 */
public record Slice(String campaignId, Granularity granularity, long windowStart) {
  private static final String REST = "|" + Breakdown.NONE + "||";

  /**
   * The key by which slices are spread over subtasks: text, whose hash is the same in every JVM.
   */
  public String toKey() {
    var nation = cell(Breakdown.NONE, "", "").toText();
    return nation.substring(0, nation.length() - REST.length());
  }

  /**
   * The slice of a key made by {@link #toKey}.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static Slice ofKey(String key) {
    var cell = CellKey.parse(key + REST);
    return new Slice(cell.campaignId(), cell.granularity(), cell.windowStart());
  }

  /** The identity of one of its cells. */
  public CellKey cell(Breakdown breakdown, String region, String value) {
    return new CellKey(campaignId, granularity, windowStart, breakdown, region, value);
  }

  // Written out: keys of hot maps, where a record's own methods cost several times more.
  @Override
  public boolean equals(Object other) {
    return other instanceof Slice that
        && windowStart == that.windowStart
        && granularity == that.granularity
        && campaignId.equals(that.campaignId);
  }

  @Override
  public int hashCode() {
    return (campaignId.hashCode() * 31 + Long.hashCode(windowStart)) * 31 + granularity.ordinal();
  }
}
