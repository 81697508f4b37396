package io.livelift.bench.peer;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The campaigns as they stand when a peer starts. Peers do not follow changes of them: a definition
 * that changes while they run would need a restart from the beginning.
 */
public final class Campaigns implements Serializable {
  private static final long serialVersionUID = 1L;

  /**
   * What peers need of a campaign.
   *
   * @param startsAt epoch milliseconds, as {@code endsAt}
   * @param qualifiedDwell milliseconds
   */
  public record Flight(String campaign, long startsAt, long endsAt, long qualifiedDwell)
      implements Serializable {
    boolean contains(long time) {
      return startsAt <= time && time < endsAt;
    }

    /** Whether a view of it qualifies. */
    public boolean qualifies(ViewReader view) {
      return view.completed() || view.dwell() >= qualifiedDwell;
    }
  }

  private final Map<String, Flight> flights = new HashMap<>();
  private final Map<String, List<String>> byProduct = new HashMap<>();
  private final String zone;
  private final int windowDays;

  /**
   * The highest version of each campaign counts.
   *
   * @throws IllegalArgumentException if they differ in their time zone or attribution window: one
   *     query of a peer has one of each
   */
  public Campaigns(Collection<Campaign> versions) {
    var newest =
        versions.stream()
            .filter(campaign -> campaign.getAudienceKind() == AudienceKind.PHYSICIAN)
            .collect(
                Collectors.toMap(
                    Campaign::getCampaignId,
                    campaign -> campaign,
                    (a, b) -> a.getVersion() >= b.getVersion() ? a : b))
            .values();
    zone = only("time zone", newest.stream().map(Campaign::getTimeZone).distinct().toList());
    windowDays =
        only(
            "attribution window",
            newest.stream().map(Campaign::getAttributionWindowDays).distinct().toList());
    newest.forEach(this::add);
  }

  private void add(Campaign campaign) {
    flights.put(
        campaign.getCampaignId(),
        new Flight(
            campaign.getCampaignId(),
            campaign.getStartsAt().toEpochMilli(),
            campaign.getEndsAt().toEpochMilli(),
            campaign.getQualifiedDwellMs()));
    for (var product : campaign.getProductIds()) {
      byProduct.computeIfAbsent(product, p -> new ArrayList<>()).add(campaign.getCampaignId());
    }
  }

  /** The flight that a view falls in; null if it counts for none. */
  public Flight flightOf(ViewReader view) {
    if (view.physician().length() == 0) {
      return null;
    }
    var flight = flights.get(view.campaign().toString());
    return flight != null && flight.contains(view.time()) ? flight : null;
  }

  /** The campaigns that promote a product. */
  public List<String> promoting(Text product) {
    return byProduct.getOrDefault(product.toString(), List.of());
  }

  /** The IANA name of the one time zone of all. */
  public String zone() {
    return zone;
  }

  /** The one attribution window of all. */
  public Duration attributionWindow() {
    return Duration.ofDays(windowDays);
  }

  /**
   * How far local time is ahead of UTC, in milliseconds.
   *
   * @throws IllegalArgumentException if that changes: peers cut days by arithmetic
   */
  public long zoneOffset() {
    var first = flights.values().stream().mapToLong(Flight::startsAt).min().orElse(0);
    var from = Instant.ofEpochMilli(first);
    var rules = ZoneId.of(zone).getRules();
    if (rules.nextTransition(from) != null) {
      throw new IllegalArgumentException("Peers take a time zone without summer time: " + zone);
    }
    return Duration.ofSeconds(rules.getOffset(from).getTotalSeconds()).toMillis();
  }

  private static <T> T only(String what, List<T> found) {
    if (found.size() != 1) {
      throw new IllegalArgumentException("Peers take campaigns of one " + what + ": " + found);
    }
    return found.get(0);
  }
}
