package io.livelift.job.journey;

import io.livelift.contract.Channel;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/**
 * One version of a campaign, as the journeys see it.
 *
 * @param startsAt first instant of the flight, epoch milliseconds
 * @param endsAt first instant after the flight, epoch milliseconds
 * @param attributionWindow how long after a view a prescription may be credited to it, milliseconds
 * @param qualifiedDwellMs a view of at least this dwell is qualified, as is a completed one
 * @param touchCost minor currency units per view; a channel that is missing costs nothing
 */
public record CampaignDefinition(
    String campaignId,
    long version,
    Set<String> productIds,
    long startsAt,
    long endsAt,
    ZoneId zone,
    long attributionWindow,
    long qualifiedDwellMs,
    PersonKind audienceKind,
    Audience audience,
    Map<Channel, Long> touchCost) {

  boolean isInFlight(long time) {
    return startsAt <= time && time < endsAt;
  }

  /** Whether a prescription of this time can belong to the campaign. */
  boolean isMeasured(long time) {
    return startsAt <= time && time < endsAt + attributionWindow;
  }

  boolean isQualified(View view) {
    return view.completed() || view.dwellMs() >= qualifiedDwellMs;
  }
}
