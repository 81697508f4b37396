package io.livelift.rules;

import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.vocabulary.RejectReason;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which versions of campaigns are accepted, field by field. */
public final class CampaignRules {
  public static final int LONGEST_WINDOW_DAYS = 3_660;
  public static final int HIGHEST_HOLDOUT_PERCENT = 90;

  /** Of one view, in minor currency units. */
  public static final long HIGHEST_COST = 1_000_000_000_000L;

  /** Their order decides which reason is told of a version that has several faults. */
  private static final List<FieldRule> FIELDS =
      List.of(
          new FieldRule("name", c -> Rules.text("name", c.getName())),
          new FieldRule("currency", c -> Rules.text("currency", c.getCurrency())),
          new FieldRule("starts_at", c -> Rules.time("starts_at", c.getStartsAt())),
          new FieldRule("ends_at", CampaignRules::end),
          new FieldRule(
              "attribution_window_days",
              c ->
                  Rules.within(
                      RejectReason.INVALID_WINDOW,
                      "attribution_window_days",
                      c.getAttributionWindowDays(),
                      0,
                      LONGEST_WINDOW_DAYS)),
          new FieldRule("campaign_id", c -> Rules.id("campaign_id", c.getCampaignId())),
          new FieldRule(
              "version",
              c ->
                  Rules.within(
                      RejectReason.INVALID_VERSION, "version", c.getVersion(), 0, Long.MAX_VALUE)),
          new FieldRule("product_ids", c -> ids("a product id", c.getProductIds())),
          new FieldRule("time_zone", c -> zone(c.getTimeZone())),
          new FieldRule(
              "qualified_dwell_ms",
              c ->
                  Rules.within(
                      RejectReason.INVALID_DWELL_LIMIT,
                      "qualified_dwell_ms",
                      c.getQualifiedDwellMs(),
                      0,
                      Long.MAX_VALUE)),
          new FieldRule("audience.regions", c -> regions(c.getAudience().getRegions())),
          new FieldRule("audience.tiers", c -> ids("a tier", c.getAudience().getTiers())),
          new FieldRule(
              "audience.specialties", c -> ids("a specialty", c.getAudience().getSpecialties())),
          new FieldRule("audience.segments", c -> ids("a segment", c.getAudience().getSegments())),
          new FieldRule(
              "holdout_percent",
              c ->
                  Rules.within(
                      RejectReason.INVALID_HOLDOUT,
                      "holdout_percent",
                      c.getHoldoutPercent(),
                      0,
                      HIGHEST_HOLDOUT_PERCENT)),
          new FieldRule("holdout_salt", c -> Rules.text("holdout_salt", c.getHoldoutSalt())),
          new FieldRule("touch_cost", c -> touchCost(c.getTouchCost())));

  private record FieldRule(String field, Rule rule) {}

  private interface Rule {
    void check(Campaign campaign) throws RejectedException;
  }

  private CampaignRules() {}

  /**
   * Accepts a version.
   *
   * @throws RejectedException with the reason of the first field that is not accepted
   */
  public static void check(Campaign campaign) throws RejectedException {
    for (var field : FIELDS) {
      field.rule().check(campaign);
    }
  }

  /**
   * What is wrong with a version, by the path of the field; empty if it is accepted.
   *
   * @return in the order in which they are judged
   */
  public static Map<String, RejectedException> problems(Campaign campaign) {
    Map<String, RejectedException> problems = new LinkedHashMap<>();
    for (var field : FIELDS) {
      try {
        field.rule().check(campaign);
      } catch (RejectedException e) {
        problems.put(field.field(), e);
      }
    }
    return problems;
  }

  /**
   * The costs of views by channel.
   *
   * @throws RejectedException if one is no cost, or of no channel
   */
  public static Map<Channel, Long> touchCost(Map<String, Long> byName) throws RejectedException {
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

  private static void end(Campaign campaign) throws RejectedException {
    var endsAt = Rules.time("ends_at", campaign.getEndsAt());
    if (campaign.getStartsAt().toEpochMilli() >= endsAt) {
      throw new RejectedException(RejectReason.INVALID_FLIGHT, "starts_at is not before ends_at");
    }
  }

  private static void zone(String name) throws RejectedException {
    if (!ZoneId.getAvailableZoneIds().contains(name)) {
      throw new RejectedException(RejectReason.UNKNOWN_TIME_ZONE, "time_zone is no IANA name");
    }
  }

  private static void ids(String field, List<String> values) throws RejectedException {
    for (var value : values) {
      Rules.id(field, value);
    }
  }

  private static void regions(List<String> values) throws RejectedException {
    for (var value : values) {
      Rules.region(value);
    }
  }
}
