package io.livelift.local.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sales calls and new prescriptions of one drug, 1,000 physicians over 23 months, from the R
 * package bayesm. Only the monthly counts are real. Where in its month an event falls is ours: a
 * physician's events divide the month into equal parts, the calls first, each in the middle of its
 * part. The months have no year; the first is taken as January 2000.
 */
final class DetailingConverter {
  private static final YearMonth FIRST_MONTH = YearMonth.of(2000, 1);
  private static final int MONTHS = 23;
  private static final String CAMPAIGN = "detailing";
  private static final String PRODUCT = "the detailed drug";

  private final List<Map<String, Object>> calls = new ArrayList<>();
  private final List<Map<String, Object>> scripts = new ArrayList<>();
  private final Map<String, Integer> scriptsOfLastMonth = new HashMap<>();

  private DetailingConverter() {}

  /** Writes the four files of a replay. */
  static void convert(Path counts, Path demography, Path directory) throws IOException {
    var converter = new DetailingConverter();
    CsvRows.read(counts).forEach(converter::add);
    converter.calls.sort(byTimeThenId());
    converter.scripts.sort(byTimeThenId());
    Files.createDirectories(directory);
    RecordLines.write(directory.resolve("content-views.jsonl.gz"), converter.calls);
    RecordLines.write(directory.resolve("prescriptions.jsonl.gz"), converter.scripts);
    RecordLines.write(directory.resolve("campaigns.jsonl"), List.of(campaign()));
    RecordLines.write(
        directory.resolve("physicians.jsonl.gz"),
        CsvRows.read(demography).stream().map(DetailingConverter::physician).toList());
  }

  private void add(Map<String, String> row) {
    var physician = physicianId(row);
    var month = Integer.parseInt(row.get("month"));
    var callCount = Integer.parseInt(row.get("detailing"));
    var scriptCount = Integer.parseInt(row.get("scripts"));
    checkLag(physician, month, scriptCount, row);
    var start =
        FIRST_MONTH.plusMonths(month - 1L).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    var end = FIRST_MONTH.plusMonths(month).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    var parts = callCount + scriptCount;
    for (var part = 0; part < parts; part++) {
      var time =
          start.plus(
              Duration.between(start, end).multipliedBy(2L * part + 1).dividedBy(2L * parts));
      if (part < callCount) {
        calls.add(call(physician, "call-%02d-%03d".formatted(month, part + 1), time));
      } else {
        var id = "script-%02d-%03d".formatted(month, part - callCount + 1);
        scripts.add(script(physician, id, time));
      }
    }
  }

  /** The source repeats each month's scripts in the next: it must agree with itself. */
  private void checkLag(String physician, int month, int scriptCount, Map<String, String> row) {
    var before = scriptsOfLastMonth.put(physician, scriptCount);
    if (month > 1 && !row.get("lagged_scripts").equals(String.valueOf(before))) {
      throw new IllegalArgumentException(
          physician + ", month " + month + ": lagged_scripts is not the month before's scripts");
    }
  }

  private static Map<String, Object> call(String physician, String id, Instant time) {
    var view = new LinkedHashMap<String, Object>();
    view.put("event_id", id);
    view.put("event_time", atMillis(time));
    view.put("campaign_id", CAMPAIGN);
    view.put("content_id", "sales-call");
    view.put("physician_id", physician);
    view.put("channel", "FIELD_REP");
    view.put("team", "NONE");
    view.put("dwell_ms", 0);
    view.put("completed", true);
    return view;
  }

  private static Map<String, Object> script(String physician, String id, Instant time) {
    var prescription = new LinkedHashMap<String, Object>();
    prescription.put("event_id", id);
    prescription.put("event_time", atMillis(time));
    prescription.put("physician_id", physician);
    prescription.put("prescription_id", id);
    prescription.put("product_id", PRODUCT);
    prescription.put("status", "ISSUED");
    prescription.put("refill", 0);
    prescription.put("quantity", 1);
    prescription.put("payer", "OTHER");
    prescription.put("dispensing", "OTHER");
    return prescription;
  }

  private static Map<String, Object> campaign() {
    var campaign = new LinkedHashMap<String, Object>();
    campaign.put("campaign_id", CAMPAIGN);
    campaign.put("version", 1);
    campaign.put("name", "Detailing of one drug");
    campaign.put("product_ids", List.of(PRODUCT));
    campaign.put("starts_at", startOf(FIRST_MONTH));
    campaign.put("ends_at", startOf(FIRST_MONTH.plusMonths(MONTHS)));
    campaign.put("time_zone", "UTC");
    campaign.put("attribution_window_days", 30);
    campaign.put("qualified_dwell_ms", 0);
    campaign.put("audience_kind", "PHYSICIAN");
    campaign.put("touch_cost", Map.of());
    campaign.put("currency", "USD");
    return campaign;
  }

  private static Map<String, Object> physician(Map<String, String> row) {
    var physician = new LinkedHashMap<String, Object>();
    physician.put("physician_id", physicianId(row));
    physician.put("version", 1);
    physician.put("effective_from", startOf(FIRST_MONTH));
    physician.put("tier", "UNKNOWN");
    physician.put("specialty", specialty(row));
    physician.put("segments", List.of());
    physician.put("consent", true);
    return physician;
  }

  private static String specialty(Map<String, String> row) {
    if (row.get("generalphys").equals("1")) {
      return "generalphys";
    }
    return row.get("specialist").equals("1") ? "specialist" : "other";
  }

  private static String physicianId(Map<String, String> row) {
    return "physician-%04d".formatted(Integer.parseInt(row.get("id")));
  }

  private static String startOf(YearMonth month) {
    return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC).toString();
  }

  private static String atMillis(Instant time) {
    return Instant.ofEpochMilli(time.toEpochMilli()).toString();
  }

  private static Comparator<Map<String, Object>> byTimeThenId() {
    return Comparator.<Map<String, Object>, Instant>comparing(
            event -> Instant.parse((String) event.get("event_time")))
        .thenComparing(event -> (String) event.get("physician_id"))
        .thenComparing(event -> (String) event.get("event_id"));
  }
}
