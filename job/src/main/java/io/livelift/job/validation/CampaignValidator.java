package io.livelift.job.validation;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.job.journey.Audience;
import io.livelift.job.journey.CampaignDefinition;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonKind;
import io.livelift.vocabulary.RejectReason;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Accepts versions of campaigns; they are never late. */
final class CampaignValidator implements Validator<Campaign, Announcement> {
  private static final int LONGEST_WINDOW_DAYS = 3_660;
  private static final long HIGHEST_COST = 1_000_000_000_000L;

  @Override
  public Announcement validate(Campaign campaign, LogPosition position) throws RejectedException {
    return new CampaignVersion(campaign, position, definition(campaign));
  }

  static CampaignDefinition definition(Campaign campaign) throws RejectedException {
    Rules.text("name", campaign.getName());
    Rules.text("currency", campaign.getCurrency());
    var startsAt = Rules.time("starts_at", campaign.getStartsAt());
    var endsAt = Rules.time("ends_at", campaign.getEndsAt());
    if (startsAt >= endsAt) {
      throw new RejectedException(RejectReason.INVALID_FLIGHT, "starts_at is not before ends_at");
    }
    var days =
        Rules.within(
            RejectReason.INVALID_WINDOW,
            "attribution_window_days",
            campaign.getAttributionWindowDays(),
            0,
            LONGEST_WINDOW_DAYS);
    return new CampaignDefinition(
        Rules.id("campaign_id", campaign.getCampaignId()),
        Rules.within(
            RejectReason.INVALID_VERSION, "version", campaign.getVersion(), 0, Long.MAX_VALUE),
        ids("a product id", campaign.getProductIds()),
        startsAt,
        endsAt,
        zone(campaign.getTimeZone()),
        Duration.ofDays(days).toMillis(),
        Rules.within(
            RejectReason.INVALID_DWELL_LIMIT,
            "qualified_dwell_ms",
            campaign.getQualifiedDwellMs(),
            0,
            Long.MAX_VALUE),
        campaign.getAudienceKind() == AudienceKind.PATIENT
            ? PersonKind.PATIENT
            : PersonKind.PHYSICIAN,
        audience(campaign),
        touchCost(campaign.getTouchCost()));
  }

  @Override
  public long eventTime(Announcement campaign) {
    return TIMELESS;
  }

  @Override
  public String recordKey(Announcement campaign) {
    return ((CampaignVersion) campaign).definition().campaignId();
  }

  private static Audience audience(Campaign campaign) throws RejectedException {
    var audience = campaign.getAudience();
    var regions = new TreeSet<String>();
    for (var region : audience.getRegions()) {
      var path = Rules.region(region);
      regions.add(path == null ? region : path);
    }
    return new Audience(
        regions,
        ids("a tier", audience.getTiers()),
        ids("a specialty", audience.getSpecialties()),
        ids("a segment", audience.getSegments()),
        (int)
            Rules.within(
                RejectReason.INVALID_HOLDOUT,
                "holdout_percent",
                campaign.getHoldoutPercent(),
                0,
                90),
        Rules.text("holdout_salt", campaign.getHoldoutSalt()));
  }

  private static Set<String> ids(String field, List<String> values) throws RejectedException {
    var ids = new TreeSet<String>();
    for (var value : values) {
      ids.add(Rules.id(field, value));
    }
    return ids;
  }

  private static ZoneId zone(String name) throws RejectedException {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new RejectedException(RejectReason.UNKNOWN_TIME_ZONE, "time_zone is no IANA name");
    }
    return ZoneId.of(name);
  }

  private static Map<Channel, Long> touchCost(Map<String, Long> byName) throws RejectedException {
    var costs = new EnumMap<Channel, Long>(Channel.class);
    for (var entry : byName.entrySet()) {
      costs.put(
          channel(entry.getKey()),
          Rules.within(
              RejectReason.INVALID_COST, "a touch cost", entry.getValue(), 0, HIGHEST_COST));
    }
    return costs;
  }

  private static Channel channel(String name) throws RejectedException {
    try {
      return Channel.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new RejectedException(
          RejectReason.INVALID_COST, "touch_cost names a channel that does not exist");
    }
  }
}
