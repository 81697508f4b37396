package io.livelift.job.journey;

import io.livelift.job.cube.WindowPlan;
import io.livelift.job.cube.Windows;
import io.livelift.vocabulary.BlankWindows;
import io.livelift.vocabulary.Granularity;

/** The plans of the windows that contributions fall into. Those asked for last are kept. */
final class WindowPlans {
  private static final int KEPT = 1 << 12;

  private record Kept(
      CampaignDefinition campaign, Granularity granularity, long windowStart, WindowPlan plan) {
    @SuppressWarnings("ReferenceEquality") // Hot, and a definition is one object.
    boolean isOf(CampaignDefinition other, Granularity ofGranularity, long start) {
      return campaign == other && granularity == ofGranularity && windowStart == start;
    }
  }

  private final Horizons horizons;
  private final Kept[] kept = new Kept[KEPT];

  WindowPlans(Horizons horizons) {
    this.horizons = horizons;
  }

  WindowPlan of(Granularity granularity, long windowStart, CampaignDefinition campaign) {
    var place = place(granularity, windowStart, campaign);
    var known = kept[place];
    if (known == null || !known.isOf(campaign, granularity, windowStart)) {
      var plan =
          new WindowPlan(
              campaign.version(),
              finalAt(granularity, windowStart, campaign),
              BlankWindows.isBlank(granularity, windowStart, campaign.startsAt(), campaign.zone()));
      known = new Kept(campaign, granularity, windowStart, plan);
      kept[place] = known;
    }
    return known.plan();
  }

  private static int place(Granularity granularity, long windowStart, CampaignDefinition campaign) {
    var hash =
        windowStart * 0x9E3779B97F4A7C15L
            + campaign.campaignId().hashCode() * 0xC2B2AE3D27D4EB4FL
            + granularity.ordinal();
    return (int) (hash >>> 40) & (KEPT - 1);
  }

  private long finalAt(Granularity granularity, long windowStart, CampaignDefinition campaign) {
    if (!horizons.isBounded()) {
      return Horizons.UNBOUNDED;
    }
    var end =
        granularity == Granularity.CAMPAIGN
            ? campaign.endsAt() + campaign.attributionWindow()
            : Windows.end(granularity, windowStart, campaign.zone());
    return horizons.finalAt(end, granularity == Granularity.MINUTE);
  }
}
