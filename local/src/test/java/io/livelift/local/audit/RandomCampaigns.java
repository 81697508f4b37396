package io.livelift.local.audit;

import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.contract.Physician;
import io.livelift.contract.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The campaigns, people and names of a random log, and the times at whose edges it plays. */
final class RandomCampaigns {
  private static final List<String> ZONES =
      List.of(
          "America/New_York",
          "Europe/Berlin",
          "Asia/Shanghai",
          "Asia/Kolkata",
          "Australia/Lord_Howe",
          "America/Havana",
          "UTC");

  /** Days on which a clock of these zones changes. */
  private static final List<LocalDate> CLOCK_CHANGES =
      List.of(
          LocalDate.of(2026, 3, 8),
          LocalDate.of(2026, 3, 29),
          LocalDate.of(2026, 4, 5),
          LocalDate.of(2026, 10, 4),
          LocalDate.of(2026, 10, 25),
          LocalDate.of(2026, 11, 1));

  private static final List<String> REGIONS =
      List.of("44", "4403", "440305", "44/4403/440306", "IA", "IA/DAVENPORT", "", "UNKNOWN", "IA2");

  /** The last two stand in one order as UTF-16 and in the other as UTF-8. */
  private static final List<String> ODD_EVENT_IDS = List.of("a|b", "50%", "\uff5e", "\ud83d\ude00");

  private final Random random;
  private final LocalDate changeDay;
  private final List<Instant> edges = new ArrayList<>();
  private final List<Integer> windows = new ArrayList<>(List.of(0, 1, 7, 14));
  private final List<Campaign> campaigns = new ArrayList<>();
  private final List<Physician> physicians = new ArrayList<>();

  RandomCampaigns(Random random) {
    this.random = random;
    changeDay = any(CLOCK_CHANGES);
    for (var i = 1 + random.nextInt(4); i > 0; i--) {
      var id = "C" + i;
      for (var version = 1 + random.nextInt(3); version > 0; version--) {
        campaigns.add(campaign(id, 1 + random.nextInt(3)));
      }
    }
    for (var i = random.nextInt(12); i > 0; i--) {
      physicians.add(physician());
    }
  }

  Instant base() {
    return changeDay.atStartOfDay(ZoneId.of("UTC")).toInstant();
  }

  /** In the order of the log: the highest version need not be the last. */
  List<Campaign> campaigns() {
    return campaigns;
  }

  List<Physician> physicians() {
    return physicians;
  }

  /** An instant at whose edges later ones may fall. */
  void remember(Instant edge) {
    edges.add(edge);
  }

  /** Mostly on an edge, or a window away from one. */
  Instant time() {
    if (chance(20)) {
      return base().plusSeconds(random.nextInt(16 * 86_400) - 4 * 86_400L);
    }
    var edge = any(edges);
    return switch (random.nextInt(8)) {
      case 0 -> edge.plusMillis(random.nextInt(3) - 1);
      case 1 -> edge.plus(Duration.ofDays(any(windows))).plusMillis(random.nextInt(3) - 1);
      case 2 -> edge.minus(Duration.ofDays(any(windows))).plusMillis(random.nextInt(3) - 1);
      case 3 ->
          edge.plus(Duration.ofHours(any(List.of(1, 6, 24, 72)))).plusMillis(chance(30) ? 1 : 0);
      case 4 -> edge.plusMillis(any(List.of(60_000, 59_999, 3_600_000, 3_599_999)));
      case 5 -> edge.plusSeconds(random.nextInt(86_400));
      default -> edge;
    };
  }

  String eventId() {
    return chance(10) ? any(ODD_EVENT_IDS) : "e" + random.nextInt(60);
  }

  String campaignId() {
    return chance(5) ? "unknown" : any(campaigns).getCampaignId();
  }

  String physicianId() {
    return "d" + random.nextInt(4);
  }

  String patientId() {
    return "p" + random.nextInt(3);
  }

  String productId() {
    return "x" + random.nextInt(4);
  }

  /** Null where the event names none. */
  String region() {
    return chance(40) ? null : any(REGIONS);
  }

  private Campaign campaign(String id, long version) {
    var zone = ZoneId.of(any(ZONES));
    var startDay = changeDay.minusDays(random.nextInt(3));
    var startsAt = startDay.atStartOfDay(zone).toInstant().plusSeconds(chance(30) ? 5_025 : 0);
    var endsAt = startDay.plusDays(1 + random.nextInt(6)).atStartOfDay(zone).toInstant();
    var campaign =
        LogBuilder.campaign(
            id, productId(), startsAt, endsAt.plusMillis(chance(20) ? 1 : 7_200_000));
    campaign.setVersion(version);
    campaign.setProductIds(List.of(productId(), productId()));
    campaign.setTimeZone(zone.getId());
    campaign.setAttributionWindowDays(any(List.of(0, 1, 7, 30)));
    campaign.setQualifiedDwellMs(any(List.of(0L, 1_000L, 30_000L)));
    campaign.setAudienceKind(chance(30) ? AudienceKind.PATIENT : AudienceKind.PHYSICIAN);
    campaign.setHoldoutPercent(any(List.of(0, 20, 50, 90)));
    campaign.setHoldoutSalt("salt" + random.nextInt(2));
    campaign.setTouchCost(Map.of("WECHAT", 7L, "FIELD_REP", 20_000L));
    limitAudience(campaign);
    edges.add(startsAt);
    edges.add(campaign.getEndsAt());
    edges.add(campaign.getEndsAt().plus(Duration.ofDays(campaign.getAttributionWindowDays())));
    edges.add(changeDay.atStartOfDay(zone).toInstant());
    edges.add(changeDay.atTime(any(List.of(1, 2, 3)), 0).atZone(zone).toInstant());
    edges.add(changeDay.atTime(1, 30).atZone(zone).withLaterOffsetAtOverlap().toInstant());
    windows.add(campaign.getAttributionWindowDays());
    return campaign;
  }

  private void limitAudience(Campaign campaign) {
    var audience = campaign.getAudience();
    if (chance(40)) {
      audience.setRegions(List.of(any(List.of("44", "4403", "IA", "UNKNOWN"))));
    }
    if (chance(25)) {
      audience.setTiers(List.of("TERTIARY", "UNKNOWN"));
    }
    if (chance(25)) {
      audience.setSpecialties(List.of(any(List.of("CARDIOLOGY", "UNKNOWN"))));
    }
    if (chance(25)) {
      audience.setSegments(List.of("A"));
    }
  }

  private Physician physician() {
    var from =
        switch (random.nextInt(4)) {
          case 0 -> Instant.EPOCH;
          case 1 -> any(edges);
          case 2 -> any(edges).plusMillis(1);
          default -> base().minusSeconds(random.nextInt(1_000_000));
        };
    var physician = LogBuilder.physician(physicianId(), from, region());
    physician.setVersion(random.nextInt(3));
    physician.setTier(any(List.of(Tier.TERTIARY, Tier.PRIMARY, Tier.UNKNOWN)));
    physician.setSpecialty(any(List.of("CARDIOLOGY", "", " ", "ONCOLOGY")));
    physician.setSegments(any(List.of(List.of(), List.of("A"), List.of("A", "B"))));
    physician.setConsent(chance(80));
    return physician;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
