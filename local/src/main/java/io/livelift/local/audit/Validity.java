package io.livelift.local.audit;

import static io.livelift.vocabulary.RejectReason.*;

import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.vocabulary.RejectReason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What makes a decoded record invalid by itself; each question in its own line. */
final class Validity {
  private static final Instant YEAR_1971 = Instant.parse("1971-01-01T00:00:00Z");
  private static final Instant YEAR_2201 = Instant.parse("2201-01-01T00:00:00Z");
  private static final long YEAR_MS = Duration.ofDays(366).toMillis();
  private static final long HIGHEST_COST = 1_000_000_000_000L;
  private static final List<String> CHANNELS =
      Arrays.stream(Channel.values()).map(Enum::name).toList();

  private Validity() {}

  static Optional<RejectReason> of(ContentView view) {
    var viewer = Stream.of(view.getPhysicianId(), view.getPatientId());
    return first(
        when(INVALID_VIEWER, viewer.filter(id -> id != null).count() != 1),
        badId(view.getPhysicianId()),
        badId(view.getPatientId()),
        badId(view.getEventId()),
        badTime(view.getEventTime()),
        badId(view.getCampaignId()),
        badId(view.getContentId()),
        when(NEGATIVE_DWELL, view.getDwellMs() < 0 || view.getDwellMs() > YEAR_MS),
        badRegion(view.getRegion()));
  }

  static Optional<RejectReason> of(PrescriptionEvent event) {
    return first(
        badId(event.getPhysicianId()),
        badId(event.getPrescriptionId()),
        badId(event.getEventId()),
        badTime(event.getEventTime()),
        badId(event.getProductId()),
        badId(event.getPatientId()),
        when(INVALID_REFILL, event.getRefill() < 0),
        when(INVALID_QUANTITY, event.getQuantity() < 1),
        badRegion(event.getRegion()));
  }

  static Optional<RejectReason> of(Campaign campaign) {
    var audience = campaign.getAudience();
    var window = campaign.getAttributionWindowDays();
    var holdout = campaign.getHoldoutPercent();
    return first(
        tooLong(campaign.getName()),
        tooLong(campaign.getCurrency()),
        badTime(campaign.getStartsAt()),
        badTime(campaign.getEndsAt()),
        when(INVALID_FLIGHT, !campaign.getStartsAt().isBefore(campaign.getEndsAt())),
        when(INVALID_WINDOW, window < 0 || window > 3660),
        badId(campaign.getCampaignId()),
        when(INVALID_VERSION, campaign.getVersion() < 0),
        any(campaign.getProductIds(), Validity::badId),
        when(UNKNOWN_TIME_ZONE, !isIanaName(campaign.getTimeZone())),
        when(INVALID_DWELL_LIMIT, campaign.getQualifiedDwellMs() < 0),
        any(audience.getRegions(), Validity::badRegion),
        any(audience.getTiers(), Validity::badId),
        any(audience.getSpecialties(), Validity::badId),
        any(audience.getSegments(), Validity::badId),
        when(INVALID_HOLDOUT, holdout < 0 || holdout > 90),
        tooLong(campaign.getHoldoutSalt()),
        when(
            INVALID_COST,
            campaign.getTouchCost().values().stream().anyMatch(c -> c < 0 || c > HIGHEST_COST)
                || !CHANNELS.containsAll(campaign.getTouchCost().keySet())));
  }

  static Optional<RejectReason> of(Physician physician) {
    var from = physician.getEffectiveFrom();
    return first(
        any(physician.getSegments(), Validity::badId),
        badId(physician.getPhysicianId()),
        when(INVALID_TIME, from.isBefore(Instant.EPOCH) || !from.isBefore(YEAR_2201)),
        when(INVALID_VERSION, physician.getVersion() < 0),
        badRegion(physician.getRegion()),
        tooLong(physician.getSpecialty()));
  }

  static Optional<RejectReason> of(Erasure erasure) {
    var subject = Stream.of(erasure.getPhysicianId(), erasure.getPatientId());
    return first(
        when(INVALID_SUBJECT, subject.filter(id -> id != null).count() != 1),
        badTime(erasure.getRequestedAt()),
        badId(erasure.getPhysicianId()),
        badId(erasure.getPatientId()));
  }

  /** A missing id is no bad id: where one is needed, the schema says so. */
  private static Optional<RejectReason> badId(String id) {
    return when(
        INVALID_ID,
        id != null
            && (id.isBlank() || id.length() > 256 || id.chars().anyMatch(Character::isISOControl)));
  }

  private static Optional<RejectReason> badTime(Instant time) {
    return when(INVALID_TIME, time.isBefore(YEAR_1971) || !time.isBefore(YEAR_2201));
  }

  private static Optional<RejectReason> badRegion(String region) {
    return when(MALFORMED_REGION, !Regions.isUnknown(region) && Regions.path(region).isEmpty());
  }

  private static Optional<RejectReason> tooLong(String text) {
    return when(TOO_LONG, text.length() > 1024);
  }

  private static boolean isIanaName(String zone) {
    return ZoneId.getAvailableZoneIds().contains(zone);
  }

  private static <T> Optional<RejectReason> any(
      Collection<T> values, java.util.function.Function<T, Optional<RejectReason>> rule) {
    return values.stream().map(rule).flatMap(Optional::stream).findFirst();
  }

  private static Optional<RejectReason> when(RejectReason reason, boolean holds) {
    return holds ? Optional.of(reason) : Optional.empty();
  }

  @SafeVarargs
  private static Optional<RejectReason> first(Optional<RejectReason>... findings) {
    return Arrays.stream(findings).flatMap(Optional::stream).findFirst();
  }
}
