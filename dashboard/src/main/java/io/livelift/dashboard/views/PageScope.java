package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.dashboard.store.CampaignRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Of what a page is: frame, campaign, region, period. Unwrapped into its answer.
 *
 * @param trail from the province down to the region; empty for the nation
 */
record PageScope(
    @JsonUnwrapped Stamp stamp,
    CampaignRow campaign,
    Phase phase,
    String region,
    List<RegionStep> trail,
    Period period) {
  static PageScope of(ViewRequest request) {
    return new PageScope(
        request.stamp(),
        request.campaign(),
        request.phase(),
        request.region(),
        RegionStep.to(request.region()),
        request.period());
  }

  /** The page as a file. */
  Tables file(String page, List<Tables.Table> tables, Names names) {
    var name = campaign.name() == null ? campaign.campaignId() : campaign.name();
    Map<String, Object> about = new LinkedHashMap<>();
    about.put(names.say("Campaign", "活动"), name);
    about.put(names.say("Region", "地区"), regionName(names));
    about.put(names.say("Period", "时间范围"), period.id());
    about.put(names.say("Time zone", "时区"), campaign.zone().getId());
    about.put(names.say("Currency", "币种"), campaign.currency());
    about.putAll(Tables.about(stamp, names));
    return new Tables(name + " · " + page, about, tables);
  }

  private String regionName(Names names) {
    var last = trail.isEmpty() ? RegionStep.of(region) : trail.get(trail.size() - 1);
    return names.say(last.name().en(), last.name().zh());
  }
}
