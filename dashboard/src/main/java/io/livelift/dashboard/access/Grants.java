package io.livelift.dashboard.access;

import java.sql.Connection;
import java.sql.SQLException;

/** Grants of single campaigns. */
public final class Grants {
  private Grants() {}

  /** Lets a person see a campaign, which need not be there yet. */
  public static void add(Connection connection, int personNo, String campaignId)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into campaign_grant (person_no, campaign_id) values (?, ?)"
                + " on conflict do nothing")) {
      insert.setInt(1, personNo);
      insert.setString(2, campaignId);
      insert.executeUpdate();
    }
  }
}
