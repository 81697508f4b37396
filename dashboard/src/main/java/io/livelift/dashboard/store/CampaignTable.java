package io.livelift.dashboard.store;

import io.livelift.contract.Audience;
import io.livelift.contract.Campaign;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Map;

/** Writes campaign definitions. */
final class CampaignTable {
  private static final String DEFINE =
      """
      update campaign set version = ?, name = ?, product_ids = ?, starts_at = ?, ends_at = ?,
        time_zone = ?, attribution_window_days = ?, qualified_dwell_ms = ?, audience_kind = ?,
        audience = ?::jsonb, holdout_percent = ?, touch_cost = ?::jsonb, currency = ?,
        goal_reach = ?, goal_conversions = ?
      where campaign_no = ? and (version is null or version < ?)
      """;

  private CampaignTable() {}

  /** Of two definitions with one version the first in log order holds. */
  static void define(Connection connection, int campaignNo, Campaign campaign) throws SQLException {
    try (var update = connection.prepareStatement(DEFINE)) {
      update.setLong(1, campaign.getVersion());
      update.setString(2, campaign.getName());
      update.setArray(3, connection.createArrayOf("text", campaign.getProductIds().toArray()));
      update.setTimestamp(4, Timestamp.from(campaign.getStartsAt()));
      update.setTimestamp(5, Timestamp.from(campaign.getEndsAt()));
      update.setString(6, campaign.getTimeZone());
      update.setInt(7, campaign.getAttributionWindowDays());
      update.setLong(8, campaign.getQualifiedDwellMs());
      update.setString(9, campaign.getAudienceKind().name());
      update.setString(10, Json.write(audience(campaign.getAudience())));
      update.setInt(11, campaign.getHoldoutPercent());
      update.setString(12, Json.write(campaign.getTouchCost()));
      update.setString(13, campaign.getCurrency());
      update.setObject(14, campaign.getGoalReach(), Types.BIGINT);
      update.setObject(15, campaign.getGoalConversions(), Types.BIGINT);
      update.setInt(16, campaignNo);
      update.setLong(17, campaign.getVersion());
      update.executeUpdate();
    }
  }

  private static Map<String, Object> audience(Audience audience) {
    return Map.of(
        "regions", audience.getRegions(),
        "tiers", audience.getTiers(),
        "specialties", audience.getSpecialties(),
        "segments", audience.getSegments());
  }
}
