package io.livelift.dashboard.store;

import io.livelift.dashboard.sink.Cell;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.RegionPath;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps what the arms of a campaign's nation looked like at the end of each hour. Written in the
 * transaction of the frame, from the cells as they are after it: a frame that touches one arm keeps
 * both, so that each hour's arms are of one moment.
 */
final class ArmHistory {
  /**
   * Of a start that was given up only empty cells are left; the latest start that is not counts.
   */
  private static final String KEEP =
      """
      insert into arm_history (campaign_no, hour, arm, committed_at, suppressed, measures)
      select distinct on (value) campaign_no, date_trunc('hour', ?::timestamptz, 'UTC'), value,
             ?::timestamptz, suppressed, measures
      from cell
      where campaign_no = ? and granularity = ? and breakdown = ? and region = ''
        and cardinality(measures) > 0
      order by value, window_start desc
      on conflict (campaign_no, hour, arm)
      do update set committed_at = excluded.committed_at, suppressed = excluded.suppressed,
                    measures = excluded.measures
      """;

  private final CampaignNumbers campaigns;

  ArmHistory(CampaignNumbers campaigns) {
    this.campaigns = campaigns;
  }

  /**
   * Keeps the arms of the campaigns of which a cell is among these; they are written already.
   *
   * @param committedAt of the frame that they belong to
   */
  void keep(Connection connection, Collection<Cell> cells, Instant committedAt)
      throws SQLException {
    Set<String> touched = new HashSet<>();
    for (var cell : cells) {
      if (isArmOfNation(cell)) {
        touched.add(cell.key().campaignId());
      }
    }
    if (touched.isEmpty()) {
      return;
    }
    try (var keep = connection.prepareStatement(KEEP)) {
      for (var campaignId : touched) {
        keep.setTimestamp(1, Timestamp.from(committedAt));
        keep.setTimestamp(2, Timestamp.from(committedAt));
        keep.setInt(3, campaigns.of(connection, campaignId));
        keep.setInt(4, Granularity.CAMPAIGN.ordinal());
        keep.setInt(5, Breakdown.ARM.ordinal());
        keep.addBatch();
      }
      keep.executeBatch();
    }
  }

  private static boolean isArmOfNation(Cell cell) {
    var key = cell.key();
    return key.breakdown() == Breakdown.ARM
        && key.granularity() == Granularity.CAMPAIGN
        && key.region().equals(RegionPath.NATION);
  }
}
