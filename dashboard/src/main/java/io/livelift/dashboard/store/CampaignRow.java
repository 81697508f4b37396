package io.livelift.dashboard.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import io.livelift.dashboard.metrics.Goals;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * A campaign as it is served. A campaign of which only cells are known has nulls.
 *
 * @param currencyDigits decimal places of the currency; its minor unit is 10 to the minus that
 */
public record CampaignRow(
    @JsonIgnore int campaignNo,
    @JsonProperty("campaign_id") String campaignId,
    Long version,
    String name,
    @JsonProperty("product_ids") List<String> productIds,
    @JsonProperty("starts_at") Instant startsAt,
    @JsonProperty("ends_at") Instant endsAt,
    @JsonProperty("time_zone") String timeZone,
    @JsonProperty("attribution_window_days") Integer attributionWindowDays,
    @JsonProperty("qualified_dwell_ms") Long qualifiedDwellMs,
    @JsonProperty("audience_kind") String audienceKind,
    Map<String, List<String>> audience,
    @JsonProperty("holdout_percent") Integer holdoutPercent,
    @JsonProperty("touch_cost") Map<String, Long> touchCost,
    String currency,
    @JsonProperty("currency_digits") int currencyDigits,
    @JsonProperty("goal_reach") Long goalReach,
    @JsonProperty("goal_conversions") Long goalConversions) {
  private static final TypeReference<Map<String, List<String>>> AUDIENCE = new TypeReference<>() {};
  private static final TypeReference<Map<String, Long>> COST = new TypeReference<>() {};

  static CampaignRow of(ResultSet row) throws SQLException {
    var currency = row.getString("currency");
    return new CampaignRow(
        row.getInt("campaign_no"),
        row.getString("campaign_id"),
        row.getObject("version", Long.class),
        row.getString("name"),
        List.of((String[]) row.getArray("product_ids").getArray()),
        instant(row.getTimestamp("starts_at")),
        instant(row.getTimestamp("ends_at")),
        row.getString("time_zone"),
        row.getObject("attribution_window_days", Integer.class),
        row.getObject("qualified_dwell_ms", Long.class),
        row.getString("audience_kind"),
        row.getString("audience") == null ? null : Json.read(row.getString("audience"), AUDIENCE),
        row.getObject("holdout_percent", Integer.class),
        row.getString("touch_cost") == null ? null : Json.read(row.getString("touch_cost"), COST),
        currency,
        digits(currency),
        row.getObject("goal_reach", Long.class),
        row.getObject("goal_conversions", Long.class));
  }

  /** The zone of the campaign's days; UTC while it is not known. */
  public ZoneId zone() {
    return timeZone == null ? ZoneOffset.UTC : ZoneId.of(timeZone);
  }

  /** The campaign's own date of a DAY window. */
  public LocalDate dateOf(long windowStart) {
    // A day may begin later than midnight where clocks are put forward at midnight.
    return LocalDate.ofInstant(
        Instant.ofEpochMilli(windowStart).plus(Duration.ofMinutes(1)), zone());
  }

  public Goals goals() {
    return new Goals(goalReach, goalConversions);
  }

  /** The first instant of which no prescription can be a conversion any more; null if not known. */
  public Instant measuredUntil() {
    return endsAt == null ? null : endsAt.plus(Duration.ofDays(attributionWindowDays));
  }

  private static Instant instant(Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }

  private static int digits(String currency) {
    try {
      return currency == null ? 2 : Currency.getInstance(currency).getDefaultFractionDigits();
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }
}
