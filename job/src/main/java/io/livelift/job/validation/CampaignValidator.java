package io.livelift.job.validation;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.job.journey.Audience;
import io.livelift.job.journey.CampaignDefinition;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonKind;
import io.livelift.rules.CampaignRules;
import io.livelift.rules.RejectedException;
import io.livelift.rules.Rules;
import java.time.Duration;
import java.time.ZoneId;
import java.util.TreeSet;

/** Accepts versions of campaigns; they are never late. */
final class CampaignValidator implements Validator<Campaign, Announcement> {
  @Override
  public Announcement validate(Campaign campaign, LogPosition position) throws RejectedException {
    return new CampaignVersion(campaign, position, definition(campaign));
  }

  static CampaignDefinition definition(Campaign campaign) throws RejectedException {
    CampaignRules.check(campaign);
    return new CampaignDefinition(
        campaign.getCampaignId(),
        campaign.getVersion(),
        new TreeSet<>(campaign.getProductIds()),
        campaign.getStartsAt().toEpochMilli(),
        campaign.getEndsAt().toEpochMilli(),
        ZoneId.of(campaign.getTimeZone()),
        Duration.ofDays(campaign.getAttributionWindowDays()).toMillis(),
        campaign.getQualifiedDwellMs(),
        campaign.getAudienceKind() == AudienceKind.PATIENT
            ? PersonKind.PATIENT
            : PersonKind.PHYSICIAN,
        audience(campaign),
        CampaignRules.touchCost(campaign.getTouchCost()));
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
        new TreeSet<>(audience.getTiers()),
        new TreeSet<>(audience.getSpecialties()),
        new TreeSet<>(audience.getSegments()),
        campaign.getHoldoutPercent(),
        campaign.getHoldoutSalt());
  }
}
