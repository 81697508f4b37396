package io.livelift.job.journey;

import io.livelift.job.cube.Table;
import io.livelift.job.cube.WindowPlan;
import io.livelift.job.cube.Windows;
import io.livelift.vocabulary.BlankWindows;
import io.livelift.vocabulary.Granularity;

/** The plans of the windows that contributions fall into. */
final class WindowPlans {
  private final Horizons horizons;

  // A journey's contributions to one window come one after the other.
  private CampaignDefinition campaign;
  private Granularity granularity;
  private long windowStart;
  private WindowPlan plan;

  WindowPlans(Horizons horizons) {
    this.horizons = horizons;
  }

  @SuppressWarnings("ReferenceEquality") // Hot, and a definition is one object.
  WindowPlan of(Table table, CampaignDefinition definition) {
    if (definition != campaign
        || table.granularity() != granularity
        || table.windowStart() != windowStart) {
      campaign = definition;
      granularity = table.granularity();
      windowStart = table.windowStart();
      plan = new WindowPlan(definition.version(), finalAt(), isBlank());
    }
    return plan;
  }

  private boolean isBlank() {
    return BlankWindows.isBlank(granularity, windowStart, campaign.startsAt(), campaign.zone());
  }

  private long finalAt() {
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
