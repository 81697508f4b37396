package io.livelift.dashboard.directory;

import io.livelift.contract.Campaign;
import io.livelift.vocabulary.RegionPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts an audience in one pass over the profiles: the one that holds at the flight's start, with
 * consent, matching every list that is not empty, regions by prefix.
 */
public final class AudienceQuery {
  private static final String COUNT =
      """
      select split_part(region, '/', 1) as province, count(*) as known,
             count(*) filter (where consent and (%1$s)) as members,
             count(*) filter (where not consent and (%1$s)) as without_consent
      from profile
      where valid_from <= ? and valid_to > ?
      group by 1
      """;

  private final List<String> conditions = new ArrayList<>();
  private final List<Object> arguments = new ArrayList<>();

  private AudienceQuery(Campaign campaign) {
    var audience = campaign.getAudience();
    regions(audience.getRegions());
    any("tier = any (?)", audience.getTiers());
    any("specialty = any (?)", audience.getSpecialties());
    any("segments && ?", audience.getSegments());
  }

  /** Counts the audience of a definition that the job accepts. */
  public static AudienceCount count(Connection connection, Campaign campaign) throws SQLException {
    return new AudienceQuery(campaign).count(connection, campaign.getStartsAt().toEpochMilli());
  }

  private AudienceCount count(Connection connection, long startsAt) throws SQLException {
    var condition = conditions.isEmpty() ? "true" : String.join(" and ", conditions);
    try (var select = connection.prepareStatement(COUNT.formatted(condition))) {
      var next = bind(connection, select, bind(connection, select, 1));
      select.setLong(next, startsAt);
      select.setLong(next + 1, startsAt);
      return read(select);
    }
  }

  private static AudienceCount read(PreparedStatement select) throws SQLException {
    Map<String, Long> byProvince = new TreeMap<>();
    long known = 0;
    long members = 0;
    long withoutConsent = 0;
    try (var rows = select.executeQuery()) {
      while (rows.next()) {
        known += rows.getLong("known");
        members += rows.getLong("members");
        withoutConsent += rows.getLong("without_consent");
        if (rows.getLong("members") > 0) {
          byProvince.put(rows.getString("province"), rows.getLong("members"));
        }
      }
    }
    return new AudienceCount(known, members, withoutConsent, byProvince);
  }

  private int bind(Connection connection, PreparedStatement select, int first) throws SQLException {
    var next = first;
    for (var argument : arguments) {
      if (argument instanceof String text) {
        select.setString(next++, text);
      } else {
        select.setArray(next++, connection.createArrayOf("text", (Object[]) argument));
      }
    }
    return next;
  }

  private void regions(List<String> regions) {
    if (regions.isEmpty()) {
      return;
    }
    var paths = regions.stream().map(AudienceQuery::path).toList();
    if (paths.contains(RegionPath.NATION)) {
      return;
    }
    List<String> anyOf = new ArrayList<>();
    for (var path : paths) {
      anyOf.add("region = ? or starts_with(region, ?)");
      arguments.add(path);
      arguments.add(path + "/");
    }
    conditions.add("(" + String.join(" or ", anyOf) + ")");
  }

  /** As the job reads it: what names no region is taken as it is written. */
  private static String path(String region) {
    var path = RegionPath.parse(region);
    return path == null ? region : path;
  }

  private void any(String condition, List<String> values) {
    if (!values.isEmpty()) {
      conditions.add(condition);
      arguments.add(values.toArray());
    }
  }
}
