package io.livelift.dashboard.api;

import io.javalin.http.Context;
import io.livelift.dashboard.store.CampaignRow;
import io.livelift.dashboard.store.CellQuery;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.RegionPath;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;

/** Reads and checks the parameters of a question for cells. */
final class CellRequest {
  private CellRequest() {}

  static CellQuery of(Context request, CampaignRow campaign) {
    var granularity = choice(request, "granularity", Granularity.CAMPAIGN);
    var breakdown = choice(request, "breakdown", Breakdown.NONE);
    var finest = Cube.finestLevel(granularity, breakdown);
    if (finest == Cube.ABSENT) {
      throw noSuchTable(granularity, breakdown);
    }
    var region = region(request);
    var level = level(request, region, finest);
    if (granularity == Granularity.CAMPAIGN) {
      return CellQuery.toDate(campaign.campaignNo(), breakdown, region, level);
    }
    var window = window(request, granularity, campaign);
    return new CellQuery(
        campaign.campaignNo(),
        granularity,
        breakdown,
        region,
        level,
        window[0].toEpochMilli(),
        window[1].toEpochMilli());
  }

  /** The region parameter as a path; the nation if there is none. */
  static String region(Context request) {
    var text = request.queryParam("region");
    if (text == null || text.isEmpty() || text.equals(RegionPath.UNKNOWN)) {
      return text == null ? RegionPath.NATION : text;
    }
    try {
      return RegionPath.parse(text);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest("The parameter region is malformed: " + e.getMessage() + ".");
    }
  }

  /** The region parameter, which may not be finer than the cells that the answer needs. */
  static String region(Context request, Granularity granularity, Breakdown breakdown) {
    var region = region(request);
    var finest = Cube.finestLevel(granularity, breakdown);
    if (RegionPath.level(region) > finest) {
      throw Problem.badRequest(
          "This goes down to level %d, the region is of level %d."
              .formatted(finest, RegionPath.level(region)));
    }
    return region;
  }

  /** Which one cell is asked for. The window may be left out where there is but one. */
  static One one(Context request, CampaignRow campaign) {
    var granularity = choice(request, "granularity", Granularity.CAMPAIGN);
    var breakdown = choice(request, "breakdown", Breakdown.NONE);
    var finest = Cube.finestLevel(granularity, breakdown);
    if (finest == Cube.ABSENT) {
      throw noSuchTable(granularity, breakdown);
    }
    var region = region(request, granularity, breakdown);
    var start = instant(request, "window_start");
    if (start == null && granularity == Granularity.CAMPAIGN) {
      start = campaign.startsAt();
    }
    if (start == null) {
      throw Problem.badRequest("The parameter window_start is missing.");
    }
    var from = start.toEpochMilli();
    var value = request.queryParam("value");
    return new One(
        new CellQuery(campaign.campaignNo(), granularity, breakdown, region, null, from, from + 1),
        value == null ? "" : value);
  }

  /** One cell: a query of one window and region, and the value. */
  record One(CellQuery query, String value) {}

  private static Problem noSuchTable(Granularity granularity, Breakdown breakdown) {
    return Problem.badRequest(
        "There are no cells of granularity %s by %s.".formatted(granularity, breakdown));
  }

  private static Integer level(Context request, String region, int finest) {
    var text = request.queryParam("level");
    var level = text == null ? null : parseLevel(text);
    var wanted = level == null ? RegionPath.level(region) : level;
    if (wanted > finest) {
      throw Problem.badRequest(
          "These cells go down to level %d, not to level %d.".formatted(finest, wanted));
    }
    if (wanted < RegionPath.level(region)) {
      throw Problem.badRequest("The level is above that of the region.");
    }
    return level;
  }

  private static int parseLevel(String text) {
    if (text.length() != 1 || text.charAt(0) < '0' || text.charAt(0) > '3') {
      throw Problem.badRequest("The parameter level is one of 0, 1, 2, 3.");
    }
    return text.charAt(0) - '0';
  }

  private static Instant[] window(Context request, Granularity granularity, CampaignRow campaign) {
    var longest = longest(granularity);
    var to = instant(request, "to");
    if (to == null) {
      to = defaultEnd(campaign);
    }
    var from = instant(request, "from");
    if (from == null) {
      from = to.minus(longest);
      if (campaign.startsAt() != null && campaign.startsAt().isAfter(from)) {
        // A window that holds the first instant may begin before it.
        from = campaign.startsAt().minus(Duration.ofDays(1));
      }
      from = from.isAfter(to) ? to : from;
    }
    if (from.isAfter(to)) {
      throw Problem.badRequest("The parameter from is after to.");
    }
    if (Duration.between(from, to).compareTo(longest) > 0) {
      throw Problem.badRequest(
          "From and to are more than %d days apart, which is the most for granularity %s."
              .formatted(longest.toDays(), granularity));
    }
    return new Instant[] {from, to};
  }

  private static Instant defaultEnd(CampaignRow campaign) {
    var now = Instant.now().plus(Duration.ofHours(1));
    var end = campaign.measuredUntil();
    return end != null && end.isBefore(now) ? end : now;
  }

  private static Duration longest(Granularity granularity) {
    return switch (granularity) {
      case MINUTE -> Duration.ofDays(2);
      case HOUR -> Duration.ofDays(93);
      case DAY, CAMPAIGN -> Duration.ofDays(1100);
    };
  }

  private static Instant instant(Context request, String name) {
    var text = request.queryParam(name);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw Problem.badRequest(
          "The parameter " + name + " is no ISO 8601 instant such as 2026-01-31T16:00:00Z.");
    }
  }

  private static <E extends Enum<E>> E choice(Context request, String name, E fallback) {
    var text = request.queryParam(name);
    if (text == null) {
      return fallback;
    }
    var choices = fallback.getDeclaringClass().getEnumConstants();
    return Arrays.stream(choices)
        .filter(choice -> choice.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.badRequest(
                    "The parameter %s is one of %s.".formatted(name, Arrays.toString(choices))));
  }
}
