package io.livelift.dashboard.store;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;

/**
 * Which cells are asked for.
 *
 * @param region a path; empty for the nation
 * @param level if null the cells of the region itself, else all of this level within the region
 * @param from first window start, epoch milliseconds
 * @param to first window start that is not asked for
 */
public record CellQuery(
    int campaignNo,
    Granularity granularity,
    Breakdown breakdown,
    String region,
    Integer level,
    long from,
    long to) {

  /** The campaign to date. */
  public static CellQuery toDate(
      int campaignNo, Breakdown breakdown, String region, Integer level) {
    return new CellQuery(
        campaignNo, Granularity.CAMPAIGN, breakdown, region, level, Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
