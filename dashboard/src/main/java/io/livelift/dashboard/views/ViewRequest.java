package io.livelift.dashboard.views;

import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.Snapshot;
import java.sql.SQLException;
import java.time.LocalDate;

/**
 * What a page of one campaign asks for.
 *
 * @param region a path; empty for the nation
 */
public record ViewRequest(
    Snapshot snapshot, CampaignRow campaign, String region, Period period, Stamp stamp) {

  /**
   * Reads what is asked for.
   *
   * @param region a path that was checked
   * @param period as in the address; null for the whole flight
   * @throws Refusal if there is no such period
   */
  public static ViewRequest of(
      Snapshot snapshot, CampaignRow campaign, String region, String period) throws SQLException {
    var stamp = Stamp.of(snapshot);
    return new ViewRequest(
        snapshot, campaign, region, Period.parse(period, campaign.zone(), stamp.asOf()), stamp);
  }

  /** The day that is not over, in the campaign's time zone. */
  public LocalDate today() {
    return LocalDate.ofInstant(stamp.asOf(), campaign.zone());
  }

  public Phase phase() {
    return Phase.of(campaign, stamp.asOf());
  }
}
