package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.store.CampaignRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * One campaign, live: all that its page shows, of one frame.
 *
 * @param trail the way from the nation down to the region
 * @param comparison what changes are against; null where there is nothing to compare with
 * @param reach against its goal; null but for the whole flight of the whole nation, which the goal
 *     is of
 * @param days those of the period; empty where the region is too fine
 * @param minutes the last hours; null where the region is too fine, or nothing is live
 * @param frequency null where people cannot be counted: in a period of several days
 * @param funnel null but for the whole flight
 * @param lags null where the region is too fine
 */
public record OverviewView(
    @JsonUnwrapped Stamp stamp,
    CampaignRow campaign,
    Phase phase,
    String region,
    List<RegionStep> trail,
    Period period,
    Comparison comparison,
    List<Kpi> kpis,
    Reached reach,
    Reached conversions,
    List<Day> days,
    Minutes minutes,
    List<Frequency> frequency,
    List<Stage> funnel,
    Lags lags,
    List<Correction> corrections,
    List<AppliedFrame.Topic> topics)
    implements View {

  /**
   * One day.
   *
   * @param reachToDate new reach of all days of the flight up to this one
   * @param conversions null if they may not be told
   * @param unfinished the day is not over: what it shows will grow
   * @param corrected by measure, by how much the day changed after it was over
   */
  public record Day(
      LocalDate date,
      boolean unfinished,
      long views,
      @JsonProperty("new_reach") long newReach,
      @JsonProperty("reach_to_date") long reachToDate,
      Long conversions,
      Map<String, Long> corrected) {}

  /**
   * Minute by minute.
   *
   * @param from the start of the first minute
   * @param unfinishedFrom the place of the first minute that is not over
   */
  public record Minutes(
      Instant from,
      @JsonProperty("unfinished_from") int unfinishedFrom,
      List<Long> views,
      @JsonProperty("qualified_views") List<Long> qualifiedViews,
      @JsonProperty("new_reach") List<Long> newReach) {}

  /** How many people had exactly so many qualified views. */
  public record Frequency(String measure, String times, long people) {}

  /**
   * A stage on the way from the audience to repeated conversion.
   *
   * @param id AUDIENCE, REACHED, ENGAGED, CONVERTED, REPEAT
   * @param measure the measure or metric of its value: people, but for REPEAT, conversions per
   *     converter
   * @param shareOf the id of the stage of which the share is; null for the first
   * @param shareId the metric that the share is; null if it has no name of its own
   */
  public record Stage(
      String id,
      String measure,
      Kpi.State state,
      Double value,
      Double share,
      @JsonProperty("share_of") String shareOf,
      @JsonProperty("share_id") String shareId) {}

  /**
   * The time from the first eligible touch to the conversion.
   *
   * @param buckets conversions by measure, shortest time first; empty if they may not be told
   * @param median null where there is none or it may not be told
   * @param withheldDays of how many days of the period nothing is told
   */
  public record Lags(
      Kpi.State state,
      List<Bucket> buckets,
      Kpi.Value median,
      @JsonProperty("withheld_days") int withheldDays) {}

  /** One span of time. */
  public record Bucket(String measure, long conversions) {}

  /**
   * By how much a day has changed after it was over, within an hour.
   *
   * @param hour its start
   */
  public record Correction(LocalDate day, Instant hour, String measure, long difference) {}

  @Override
  public Tables tables(Names names) {
    return OverviewTables.of(this, names);
  }
}
