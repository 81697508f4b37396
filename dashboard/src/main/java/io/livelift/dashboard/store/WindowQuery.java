package io.livelift.dashboard.store;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import java.util.List;

/**
 * Asks for the cells without breakdown of known windows of a region, of any number of campaigns.
 * Each is looked up by its key, so it takes as long as there are windows, however many regions
 * there are.
 *
 * @param region a path; empty for the nation
 */
public record WindowQuery(Granularity granularity, String region, List<Window> windows) {
  /**
   * One window.
   *
   * @param start epoch milliseconds
   */
  public record Window(int campaignNo, long start) {}

  /** The granularity stands in the text, so that only its partition is looked into. */
  String sql() {
    return """
        select w.campaign_no, w.window_start, c.suppressed, c.measures
        from unnest(?::integer[], ?::bigint[]) as w (campaign_no, window_start)
        join cell c on c.campaign_no = w.campaign_no and c.granularity = %d and c.breakdown = %d
          and c.window_start = w.window_start and c.region = ? and c.value = ''
        """
        .formatted(granularity.ordinal(), Breakdown.NONE.ordinal());
  }
}
