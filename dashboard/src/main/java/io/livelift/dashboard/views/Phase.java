package io.livelift.dashboard.views;

import io.livelift.dashboard.store.CampaignRow;
import java.time.Instant;

/** Where a campaign stands in its time. */
public enum Phase {
  /** Only cells of it are known, not its definition. */
  UNDEFINED,
  PLANNED,
  IN_FLIGHT,
  /** The flight is over, its attribution window is not. */
  CONVERTING,
  ENDED;

  /** The phase at an instant. */
  public static Phase of(CampaignRow campaign, Instant at) {
    if (campaign.startsAt() == null) {
      return UNDEFINED;
    }
    if (at.isBefore(campaign.startsAt())) {
      return PLANNED;
    }
    if (at.isBefore(campaign.endsAt())) {
      return IN_FLIGHT;
    }
    return at.isBefore(campaign.measuredUntil()) ? CONVERTING : ENDED;
  }
}
