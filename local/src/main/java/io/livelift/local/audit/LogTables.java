package io.livelift.local.audit;

import io.livelift.contract.Campaign;
import io.livelift.contract.ContentView;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.vocabulary.RejectReason;
import io.livelift.wire.UnreadableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Decodes records and fills the tables of {@code 1-log.sql}. */
final class LogTables implements AutoCloseable {
  private static final int LONGEST_RECORD = 65_536;

  private final RecordReaders readers;
  private final Database.Rows views;
  private final Database.Rows prescriptions;
  private final Database.Rows campaigns;
  private final Database.Rows campaignItems;
  private final Database.Rows profiles;
  private final Database.Rows segments;
  private final Database.Rows erasures;
  private final Database.Rows fates;

  LogTables(Database database, RecordReaders readers) throws SQLException {
    this.readers = readers;
    views = database.into("view_record");
    prescriptions = database.into("prescription_record");
    campaigns = database.into("campaign_record");
    campaignItems = database.into("campaign_item");
    profiles = database.into("profile_record");
    segments = database.into("profile_segment");
    erasures = database.into("erasure_record");
    fates = database.into("fate");
  }

  void add(RawRecord raw) throws SQLException {
    var reason = bytesReason(raw.value());
    if (reason.isEmpty()) {
      try {
        reason =
            switch (raw.topic()) {
              case VIEWS -> add(raw, readers.views().read(raw.value()));
              case PRESCRIPTIONS -> add(raw, readers.prescriptions().read(raw.value()));
              case CAMPAIGNS -> add(raw, readers.campaigns().read(raw.value()));
              case PHYSICIANS -> add(raw, readers.physicians().read(raw.value()));
              case ERASURES -> add(raw, readers.erasures().read(raw.value()));
            };
      } catch (UnreadableException e) {
        reason = Optional.of(e.reason());
      }
    }
    if (reason.isPresent()) {
      fates.add(raw.topic().name(), raw.partition(), raw.offset(), "rejected", reason.get().name());
    }
  }

  private static Optional<RejectReason> bytesReason(byte[] value) {
    if (value == null) {
      return Optional.of(RejectReason.TOMBSTONE);
    }
    if (value.length == 0) {
      return Optional.of(RejectReason.EMPTY);
    }
    return value.length > LONGEST_RECORD ? Optional.of(RejectReason.TOO_LONG) : Optional.empty();
  }

  private Optional<RejectReason> add(RawRecord raw, ContentView view) throws SQLException {
    var reason = Validity.of(view);
    if (reason.isPresent()) {
      return reason;
    }
    view.setRegion(Regions.known(view.getRegion()));
    var byPhysician = view.getPhysicianId() != null;
    views.add(
        raw.partition(),
        raw.offset(),
        raw.arrival(),
        byPhysician ? "PHYSICIAN" : "PATIENT",
        byPhysician ? view.getPhysicianId() : view.getPatientId(),
        view.getEventId(),
        view.getEventTime().toEpochMilli(),
        view.getCampaignId(),
        view.getContentId(),
        view.getChannel().name(),
        view.getTeam().name(),
        view.getDwellMs(),
        view.getCompleted(),
        view.getRegion(),
        view.toString());
    return reason;
  }

  private Optional<RejectReason> add(RawRecord raw, PrescriptionEvent event) throws SQLException {
    var reason = Validity.of(event);
    if (reason.isPresent()) {
      return reason;
    }
    event.setRegion(Regions.known(event.getRegion()));
    var eventId = event.getEventId();
    event.setEventId("");
    prescriptions.add(
        raw.partition(),
        raw.offset(),
        raw.arrival(),
        event.getPhysicianId(),
        event.getPrescriptionId(),
        event.getStatus().name(),
        eventId,
        event.getEventTime().toEpochMilli(),
        event.getProductId(),
        event.getPatientId(),
        event.getRefill(),
        event.getQuantity(),
        event.getPayer().name(),
        event.getDispensing().name(),
        event.getRegion(),
        event.toString());
    return reason;
  }

  private Optional<RejectReason> add(RawRecord raw, Campaign campaign) throws SQLException {
    var reason = Validity.of(campaign);
    if (reason.isPresent()) {
      return reason;
    }
    var audience = campaign.getAudience();
    audience.setRegions(
        audience.getRegions().stream()
            .map(region -> Regions.isUnknown(region) ? region : Regions.known(region))
            .toList());
    // Lists of a campaign are sets: neither order nor repetition says anything.
    audience.setRegions(sorted(audience.getRegions()));
    audience.setTiers(sorted(audience.getTiers()));
    audience.setSpecialties(sorted(audience.getSpecialties()));
    audience.setSegments(sorted(audience.getSegments()));
    campaign.setProductIds(sorted(campaign.getProductIds()));
    campaign.setTouchCost(new TreeMap<>(campaign.getTouchCost()));
    campaigns.add(
        raw.partition(),
        raw.offset(),
        campaign.getCampaignId(),
        campaign.getVersion(),
        campaign.getStartsAt().toEpochMilli(),
        campaign.getEndsAt().toEpochMilli(),
        campaign.getTimeZone(),
        Duration.ofDays(campaign.getAttributionWindowDays()).toMillis(),
        campaign.getQualifiedDwellMs(),
        campaign.getAudienceKind().name(),
        campaign.getHoldoutPercent(),
        campaign.getHoldoutSalt(),
        campaign.toString());
    addItems(raw, "product", campaign.getProductIds());
    addItems(raw, "region", audience.getRegions());
    addItems(raw, "tier", audience.getTiers());
    addItems(raw, "specialty", audience.getSpecialties());
    addItems(raw, "segment", audience.getSegments());
    for (var cost : campaign.getTouchCost().entrySet()) {
      campaignItems.add(raw.partition(), raw.offset(), "cost", cost.getKey(), cost.getValue());
    }
    return reason;
  }

  private Optional<RejectReason> add(RawRecord raw, Physician physician) throws SQLException {
    var reason = Validity.of(physician);
    if (reason.isPresent()) {
      return reason;
    }
    physician.setRegion(Regions.known(physician.getRegion()));
    physician.setSegments(sorted(physician.getSegments()));
    profiles.add(
        raw.partition(),
        raw.offset(),
        physician.getPhysicianId(),
        physician.getVersion(),
        physician.getEffectiveFrom().toEpochMilli(),
        physician.getRegion() == null ? "UNKNOWN" : physician.getRegion(),
        physician.getTier().name(),
        physician.getSpecialty(),
        physician.getConsent(),
        physician.toString());
    for (var segment : physician.getSegments()) {
      segments.add(raw.partition(), raw.offset(), segment);
    }
    return reason;
  }

  private Optional<RejectReason> add(RawRecord raw, Erasure erasure) throws SQLException {
    var reason = Validity.of(erasure);
    if (reason.isPresent()) {
      return reason;
    }
    var ofPhysician = erasure.getPhysicianId() != null;
    erasures.add(
        raw.partition(),
        raw.offset(),
        ofPhysician ? "PHYSICIAN" : "PATIENT",
        ofPhysician ? erasure.getPhysicianId() : erasure.getPatientId());
    return reason;
  }

  private void addItems(RawRecord raw, String list, List<String> items) throws SQLException {
    for (var item : items) {
      campaignItems.add(raw.partition(), raw.offset(), list, item, null);
    }
  }

  private static List<String> sorted(List<String> items) {
    return List.copyOf(new TreeSet<>(items));
  }

  @Override
  public void close() throws SQLException {
    for (var rows :
        List.of(
            views, prescriptions, campaigns, campaignItems, profiles, segments, erasures, fates)) {
      rows.close();
    }
  }
}
