package io.livelift.dashboard.sink;

import io.livelift.contract.Campaign;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;

/** Which campaign definitions are shown: those that the job does not reject for their flight. */
final class Definitions {
  private static final Instant EARLIEST = Instant.parse("1971-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2201-01-01T00:00:00Z");

  private Definitions() {}

  static boolean areShown(Campaign campaign) {
    return isText(campaign.getCampaignId())
        && !campaign.getCampaignId().isBlank()
        && isText(campaign.getName())
        && campaign.getProductIds().stream().allMatch(Definitions::isText)
        && !campaign.getStartsAt().isBefore(EARLIEST)
        && campaign.getEndsAt().isBefore(LATEST)
        && campaign.getStartsAt().isBefore(campaign.getEndsAt())
        && isZone(campaign.getTimeZone());
  }

  /** Postgres stores no NUL; the job rejects control characters in ids. */
  private static boolean isText(String text) {
    return text.indexOf('\0') < 0;
  }

  private static boolean isZone(String zone) {
    try {
      ZoneId.of(zone);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }
}
