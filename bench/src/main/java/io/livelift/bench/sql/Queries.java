package io.livelift.bench.sql;

import io.livelift.bench.peer.Campaigns;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What Flink SQL is asked, over the tables {@code touches} and {@code orders}. */
final class Queries {
  private static final Map<String, Long> WINDOWS_MS = new LinkedHashMap<>();

  static {
    WINDOWS_MS.put("MINUTE", 60_000L);
    WINDOWS_MS.put("HOUR", 3_600_000L);
    WINDOWS_MS.put("DAY", 86_400_000L);
  }

  private static final String COUNTS =
      "COUNT(*) AS `views`, COUNT(DISTINCT physician) FILTER (WHERE qualified) AS reach";

  private final SqlVariant variant;
  private final long zoneOffset;
  private final long attributionDays;

  Queries(SqlVariant variant, Campaigns campaigns) {
    this.variant = variant;
    zoneOffset = campaigns.zoneOffset();
    attributionDays = campaigns.attributionWindow().toDays();
  }

  /**
   * Queries by name. Those of reach give (granularity, campaign, province, start of the window in
   * epoch milliseconds, views, reach); {@code conversions} gives (campaign, province, start of the
   * day, conversions).
   */
  Map<String, String> all() {
    var queries = new LinkedHashMap<String, String>();
    switch (variant.windows()) {
      case TUMBLE -> WINDOWS_MS.keySet().forEach(unit -> queries.put(name(unit), tumble(unit)));
      case GROUP -> WINDOWS_MS.keySet().forEach(unit -> queries.put(name(unit), group(unit)));
      case SETS -> queries.put("reach", sets());
    }
    if (variant.conversions()) {
      queries.put("conversions", conversions());
    }
    return queries;
  }

  private static String name(String unit) {
    return "reach_by_" + unit.toLowerCase(Locale.ROOT);
  }

  /** Days and hours are local to the session's time zone. */
  private static String tumble(String unit) {
    return """
        SELECT '%1$s' AS granularity, campaign, province,
          1000 * UNIX_TIMESTAMP(DATE_FORMAT(window_start, 'yyyy-MM-dd HH:mm:ss')) AS window_start,
          %2$s
        FROM TABLE(TUMBLE(TABLE touches, DESCRIPTOR(seen_at), INTERVAL '1' %1$s))
        GROUP BY campaign, province, window_start, window_end
        """
        .formatted(unit, COUNTS);
  }

  private String group(String unit) {
    return """
        SELECT '%1$s' AS granularity, campaign, province, window_start, %2$s
        FROM (SELECT campaign, province, physician, qualified, %3$s AS window_start FROM touches)
        GROUP BY campaign, province, window_start
        """
        .formatted(unit, COUNTS, start("seen_ms", unit));
  }

  private String sets() {
    var starts =
        WINDOWS_MS.keySet().stream()
            .map(unit -> start("seen_ms", unit) + " AS by_" + unit)
            .collect(Collectors.joining(", "));
    var sets =
        WINDOWS_MS.keySet().stream()
            .map(unit -> "(campaign, province, by_" + unit + ")")
            .collect(Collectors.joining(", "));
    return """
        SELECT CASE WHEN by_MINUTE IS NOT NULL THEN 'MINUTE'
            WHEN by_HOUR IS NOT NULL THEN 'HOUR' ELSE 'DAY' END AS granularity,
          campaign, province, COALESCE(by_MINUTE, by_HOUR, by_DAY) AS window_start, %s
        FROM (SELECT campaign, province, physician, qualified, %s FROM touches)
        GROUP BY GROUPING SETS (%s)
        """
        .formatted(COUNTS, starts, sets);
  }

  /** A prescription with several touches is one conversion: distinct, not counted by touch. */
  private String conversions() {
    return """
        SELECT campaign, province, issued_on, COUNT(DISTINCT prescription) AS conversions
        FROM (
          SELECT o.campaign, t.province, o.prescription, %s AS issued_on
          FROM orders AS o JOIN touches AS t
          ON o.campaign = t.campaign AND o.physician = t.physician AND t.qualified
            AND o.issued_at BETWEEN t.seen_at AND t.seen_at + INTERVAL '%d' DAY(3))
        GROUP BY campaign, province, issued_on
        """
        .formatted(start("o.issued_ms", "DAY"), attributionDays);
  }

  private String start(String millis, String unit) {
    return "%1$s - MOD(%1$s + %2$d, %3$d)".formatted(millis, zoneOffset, WINDOWS_MS.get(unit));
  }
}
