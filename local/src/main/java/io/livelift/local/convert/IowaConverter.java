package io.livelift.local.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Industry contacts with physicians in Iowa, from the US Open Payments programme, as content views.
 * A row is a view, a product is a campaign; rows without a product belong to their company. The
 * file order is kept: its disorder is real.
 */
final class IowaConverter {
  private static final String ZONE = "America/Chicago";
  private static final String FLIGHT_START = atMidnight("2013-08-01");
  private static final String FLIGHT_END = atMidnight("2016-01-01");
  private static final String PROFILES_FROM = atMidnight("2013-01-01");

  private final List<Map<String, Object>> views = new ArrayList<>();
  private final Map<String, Map<String, Object>> campaigns = new TreeMap<>();
  private final Map<String, Map<String, Object>> physicians = new TreeMap<>();

  private IowaConverter() {}

  /** Writes views, campaigns and physicians; the raw data has no prescriptions. */
  static void convert(Path touches, Path directory) throws IOException {
    var converter = new IowaConverter();
    CsvRows.read(touches).forEach(converter::add);
    Files.createDirectories(directory);
    RecordLines.write(directory.resolve("content-views.jsonl.gz"), converter.views);
    RecordLines.write(directory.resolve("campaigns.jsonl"), converter.campaigns.values());
    RecordLines.write(directory.resolve("physicians.jsonl.gz"), converter.physicians.values());
  }

  private void add(Map<String, String> row) {
    var campaign = campaignOf(row);
    campaigns.putIfAbsent(campaign, campaign(campaign, row));
    physicians.putIfAbsent(row.get("physician"), physician(row));
    views.add(view(campaign, row));
  }

  private static String campaignOf(Map<String, String> row) {
    var product = row.get("product");
    return (product.isEmpty() ? row.get("company") : product).toUpperCase(Locale.ROOT);
  }

  private static Map<String, Object> view(String campaign, Map<String, String> row) {
    var view = new LinkedHashMap<String, Object>();
    view.put("event_id", row.get("record_id"));
    view.put("event_time", atMidnight(row.get("date")));
    view.put("campaign_id", campaign);
    view.put("content_id", row.get("nature"));
    view.put("physician_id", row.get("physician"));
    view.put("channel", channel(row.get("nature")));
    view.put("team", "NONE");
    view.put("dwell_ms", 0);
    view.put("completed", true);
    view.put("region", region(row));
    return view;
  }

  private static Map<String, Object> campaign(String id, Map<String, String> row) {
    var product = row.get("product");
    var campaign = new LinkedHashMap<String, Object>();
    campaign.put("campaign_id", id);
    campaign.put("version", 1);
    campaign.put("name", product.isEmpty() ? row.get("company") : product);
    campaign.put("product_ids", product.isEmpty() ? List.of() : List.of(id));
    campaign.put("starts_at", FLIGHT_START);
    campaign.put("ends_at", FLIGHT_END);
    campaign.put("time_zone", ZONE);
    campaign.put("attribution_window_days", 30);
    campaign.put("qualified_dwell_ms", 0);
    campaign.put("audience_kind", "PHYSICIAN");
    campaign.put("touch_cost", Map.of());
    campaign.put("currency", "USD");
    return campaign;
  }

  private static Map<String, Object> physician(Map<String, String> row) {
    var physician = new LinkedHashMap<String, Object>();
    physician.put("physician_id", row.get("physician"));
    physician.put("version", 1);
    physician.put("effective_from", PROFILES_FROM);
    physician.put("region", region(row));
    physician.put("tier", "UNKNOWN");
    physician.put("specialty", row.get("specialty"));
    physician.put("segments", List.of());
    physician.put("consent", true);
    return physician;
  }

  private static String region(Map<String, String> row) {
    return "IA/" + row.get("city");
  }

  private static String channel(String nature) {
    return switch (nature) {
      case "food_beverage", "gift", "entertainment" -> "FIELD_REP";
      case "speaker_non_ce",
          "speaker_uncertified_ce",
          "speaker_certified_ce",
          "education",
          "honoraria" ->
          "WEBINAR";
      case "travel_lodging" -> "CONFERENCE";
      case "consulting", "royalty", "grant", "ownership", "charity" -> "OTHER";
      default -> throw new IllegalArgumentException("Unknown nature of a contact: " + nature);
    };
  }

  private static String atMidnight(String date) {
    Instant instant = LocalDate.parse(date).atStartOfDay(ZoneId.of(ZONE)).toInstant();
    return instant.toString();
  }
}
