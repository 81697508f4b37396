package io.livelift.local.audit;

import io.livelift.contract.Audience;
import io.livelift.contract.AudienceKind;
import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Erasure;
import io.livelift.contract.Payer;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.contract.Team;
import io.livelift.contract.Tier;
import io.livelift.wire.SingleObjectWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Builds a log, record by record. Records arrive when they happen unless another arrival is given;
 * all stand in partition 0 unless another is given.
 */
final class LogBuilder {
  private final SingleObjectWriter<ContentView> viewWriter =
      new SingleObjectWriter<>(ContentView.class);
  private final SingleObjectWriter<PrescriptionEvent> prescriptionWriter =
      new SingleObjectWriter<>(PrescriptionEvent.class);
  private final SingleObjectWriter<Campaign> campaignWriter =
      new SingleObjectWriter<>(Campaign.class);
  private final SingleObjectWriter<Physician> physicianWriter =
      new SingleObjectWriter<>(Physician.class);
  private final SingleObjectWriter<Erasure> erasureWriter = new SingleObjectWriter<>(Erasure.class);

  private final List<RawRecord> records = new ArrayList<>();
  private final Map<String, Long> nextOffset = new HashMap<>();

  List<RawRecord> build() {
    return List.copyOf(records);
  }

  LogBuilder add(SpecificRecordBase happened) {
    return addAt(0, eventTime(happened), happened);
  }

  LogBuilder addAt(int partition, Instant arrival, SpecificRecordBase happened) {
    return addBytes(topic(happened), partition, arrival, bytes(happened));
  }

  LogBuilder addBytes(LogTopic topic, int partition, Instant arrival, byte[] value) {
    var offset = nextOffset.merge(topic + "-" + partition, 1L, Long::sum) - 1;
    records.add(new RawRecord(topic, partition, offset, arrival.toEpochMilli(), value));
    return this;
  }

  byte[] bytes(SpecificRecordBase happened) {
    if (happened instanceof ContentView view) {
      return viewWriter.write(view);
    } else if (happened instanceof PrescriptionEvent event) {
      return prescriptionWriter.write(event);
    } else if (happened instanceof Campaign campaign) {
      return campaignWriter.write(campaign);
    } else if (happened instanceof Erasure erasure) {
      return erasureWriter.write(erasure);
    }
    return physicianWriter.write((Physician) happened);
  }

  static LogTopic topic(SpecificRecordBase happened) {
    if (happened instanceof ContentView) {
      return LogTopic.VIEWS;
    } else if (happened instanceof PrescriptionEvent) {
      return LogTopic.PRESCRIPTIONS;
    } else if (happened instanceof Erasure) {
      return LogTopic.ERASURES;
    }
    return happened instanceof Campaign ? LogTopic.CAMPAIGNS : LogTopic.PHYSICIANS;
  }

  private static Instant eventTime(SpecificRecordBase happened) {
    if (happened instanceof ContentView view) {
      return view.getEventTime();
    }
    return happened instanceof PrescriptionEvent event ? event.getEventTime() : Instant.EPOCH;
  }

  /** A completed view by a physician. */
  static ContentView view(String eventId, String campaign, String physician, Instant at) {
    return ContentView.newBuilder()
        .setEventId(eventId)
        .setEventTime(at)
        .setCampaignId(campaign)
        .setContentId("content-1")
        .setPhysicianId(physician)
        .setChannel(Channel.WECHAT)
        .setTeam(Team.VIRTUAL)
        .setDwellMs(1000)
        .setCompleted(true)
        .build();
  }

  /** A completed view by a patient. */
  static ContentView patientView(String eventId, String campaign, String patient, Instant at) {
    var view = view(eventId, campaign, null, at);
    view.setPatientId(patient);
    return view;
  }

  /** A new prescription of one pack. */
  static PrescriptionEvent issued(String id, String physician, String product, Instant at) {
    return PrescriptionEvent.newBuilder()
        .setEventId(id + "-issued")
        .setEventTime(at)
        .setPhysicianId(physician)
        .setPrescriptionId(id)
        .setProductId(product)
        .setStatus(PrescriptionStatus.ISSUED)
        .setPayer(Payer.SELF_PAY)
        .setDispensing(Dispensing.HOSPITAL)
        .build();
  }

  static PrescriptionEvent cancelled(String id, String physician, String product, Instant at) {
    var event = issued(id, physician, product, at);
    event.setEventId(id + "-cancelled");
    event.setStatus(PrescriptionStatus.CANCELLED);
    return event;
  }

  /** A campaign in UTC for physicians, W of 30 days, no audience limits, no holdout. */
  static Campaign campaign(String id, String product, Instant startsAt, Instant endsAt) {
    return Campaign.newBuilder()
        .setCampaignId(id)
        .setVersion(1)
        .setName("Campaign " + id)
        .setProductIds(List.of(product))
        .setStartsAt(startsAt)
        .setEndsAt(endsAt)
        .setTimeZone("UTC")
        .setAttributionWindowDays(30)
        .setQualifiedDwellMs(30_000)
        .setAudienceKind(AudienceKind.PHYSICIAN)
        .setAudience(
            Audience.newBuilder()
                .setRegions(List.of())
                .setTiers(List.of())
                .setSpecialties(List.of())
                .setSegments(List.of())
                .build())
        .setTouchCost(Map.of("WECHAT", 50L, "FIELD_REP", 20_000L))
        .build();
  }

  static Erasure erasureOfPhysician(String id, Instant at) {
    return Erasure.newBuilder().setPhysicianId(id).setRequestedAt(at).build();
  }

  static Erasure erasureOfPatient(String id, Instant at) {
    return Erasure.newBuilder().setPatientId(id).setRequestedAt(at).build();
  }

  /** A consenting physician. */
  static Physician physician(String id, Instant from, String region) {
    return Physician.newBuilder()
        .setPhysicianId(id)
        .setVersion(1)
        .setEffectiveFrom(from)
        .setRegion(region)
        .setTier(Tier.TERTIARY)
        .setSpecialty("CARDIOLOGY")
        .setSegments(List.of("A"))
        .setConsent(true)
        .build();
  }
}
