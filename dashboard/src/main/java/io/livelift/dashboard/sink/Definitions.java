package io.livelift.dashboard.sink;

import io.livelift.contract.Campaign;
import io.livelift.rules.CampaignRules;
import io.livelift.rules.RejectedException;

/** Which campaign definitions are shown: those that the job accepts. */
final class Definitions {
  private Definitions() {}

  static boolean areShown(Campaign campaign) {
    try {
      CampaignRules.check(campaign);
    } catch (RejectedException e) {
      return false;
    }
    return isText(campaign.getName())
        && isText(campaign.getCurrency())
        && isText(campaign.getHoldoutSalt());
  }

  /** Postgres stores no NUL; ids have none. */
  private static boolean isText(String text) {
    return text.indexOf('\0') < 0;
  }
}
