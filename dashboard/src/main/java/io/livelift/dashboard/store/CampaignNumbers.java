package io.livelift.dashboard.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The numbers that stand for campaign ids in the cells; a new id gets one. */
final class CampaignNumbers {
  private final Map<String, Integer> numbers = new HashMap<>();

  int of(Connection connection, String campaignId) throws SQLException {
    var known = numbers.get(campaignId);
    if (known != null) {
      return known;
    }
    try (var insert =
        connection.prepareStatement(
            "insert into campaign (campaign_id) values (?) on conflict (campaign_id) do nothing")) {
      insert.setString(1, campaignId);
      insert.executeUpdate();
    }
    try (var select =
        connection.prepareStatement("select campaign_no from campaign where campaign_id = ?")) {
      select.setString(1, campaignId);
      try (var rows = select.executeQuery()) {
        rows.next();
        numbers.put(campaignId, rows.getInt(1));
        return rows.getInt(1);
      }
    }
  }

  /** A transaction was rolled back: its numbers may be gone. */
  void forget() {
    numbers.clear();
  }
}
