package io.livelift.local.audit;

import static io.livelift.local.audit.LogBuilder.topic;

import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.contract.Team;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * A log full of edges, from a seed: few people and ids, so that records collide; times on the edges
 * of flights, attribution windows, minutes, local hours and days; duplicates, conflicts, late and
 * future records at both sides of their limits, cancellations in every order, rubbish.
 *
 * @param records in log order within each partition; arrival never falls within a partition
 * @param settings the limits that this log plays with
 * @param misrouted whether records of one identity may stand in different partitions
 * @param erases whether people of it are erased
 */
record RandomLog(
    List<RawRecord> records, OracleSettings settings, boolean misrouted, boolean erases) {
  private static final int PARTITIONS = 3;
  private static final int EVENTS = 60;

  /** A log of this seed. */
  static RandomLog of(long seed) {
    return new Maker(new Random(seed)).make();
  }

  /** The records as a job might read them: partitions anyhow interleaved, each in its own order. */
  List<RawRecord> interleaved(Random random) {
    var partitions = new HashMap<String, List<RawRecord>>();
    for (var raw : records) {
      partitions
          .computeIfAbsent(raw.topic() + "-" + raw.partition(), k -> new ArrayList<>())
          .add(raw);
    }
    var queues =
        new ArrayList<>(
            partitions.entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(e -> e.getValue())
                .toList());
    var result = new ArrayList<RawRecord>();
    while (!queues.isEmpty()) {
      var queue = queues.get(random.nextInt(queues.size()));
      result.add(queue.remove(0));
      queues.removeIf(List::isEmpty);
    }
    return result;
  }

  /**
   * The records as they arrived, campaigns, profiles and erasures before all others: what was
   * folded before an erasure or a new version came would stay as it was.
   */
  List<RawRecord> asArrived() {
    return records.stream()
        .sorted(
            Comparator.comparing(
                    (RawRecord raw) ->
                        raw.topic() == LogTopic.VIEWS || raw.topic() == LogTopic.PRESCRIPTIONS)
                .thenComparingLong(RawRecord::arrival))
        .toList();
  }

  private record Arrival(LogTopic topic, int partition, Instant at, byte[] value) {}

  /** Makes one log. */
  private static final class Maker {
    private static final List<Duration> LOOK_BACKS =
        List.of(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(7));

    private static final List<Duration> LATENESS =
        List.of(Duration.ofDays(7), Duration.ofDays(1), Duration.ZERO);
    private static final List<Duration> CORRECTIONS =
        List.of(Duration.ofDays(1), Duration.ofHours(1), Duration.ZERO);

    private final Random random;
    private final RandomCampaigns setting;
    private final LogBuilder builder = new LogBuilder();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<SpecificRecordBase> events = new ArrayList<>();
    private final OracleSettings settings;
    private final boolean misrouted;

    Maker(Random random) {
      this.random = random;
      setting = new RandomCampaigns(random);
      settings =
          new OracleSettings(
              random.nextInt(4) == 0 ? Optional.empty() : Optional.of(any(LATENESS)),
              Duration.ofDays(any(List.of(30, 90))),
              any(CORRECTIONS),
              any(LOOK_BACKS));
      misrouted = random.nextBoolean();
    }

    RandomLog make() {
      setting.campaigns().forEach(c -> arrive(c, c.getCampaignId(), setting.base()));
      setting.physicians().forEach(p -> arrive(p, p.getPhysicianId(), setting.base()));
      for (var i = 0; i < EVENTS; i++) {
        happen(chance(35) && !events.isEmpty() ? repeat(any(events)) : event());
      }
      var erases = random.nextInt(3) == 0;
      if (erases) {
        erase();
      }
      for (var i = random.nextInt(5); i > 0; i--) {
        var rubbish = RandomRubbish.of(random, setting.base());
        arrivals.add(
            new Arrival(
                rubbish.topic(), random.nextInt(PARTITIONS), setting.base(), rubbish.value()));
      }
      arrivals.sort(Comparator.comparing(Arrival::at));
      for (var arrival : arrivals) {
        builder.addBytes(arrival.topic(), arrival.partition(), arrival.at(), arrival.value());
      }
      return new RandomLog(builder.build(), settings, misrouted, erases);
    }

    /** One or two people, of whom some may have no record, at random places of the log. */
    private void erase() {
      for (var i = 1 + random.nextInt(2); i > 0; i--) {
        var at = any(arrivals).at();
        var erasure =
            chance(50)
                ? LogBuilder.erasureOfPhysician(setting.physicianId(), at)
                : LogBuilder.erasureOfPatient(setting.patientId(), at);
        arrive(erasure, "erasure", at);
      }
    }

    private void happen(SpecificRecordBase event) {
      events.add(event);
      setting.remember(time(event));
      arrive(event, viewerOrPhysician(event), arrivalOf(time(event)));
    }

    private void arrive(SpecificRecordBase happened, String key, Instant at) {
      var partition =
          misrouted && chance(8)
              ? random.nextInt(PARTITIONS)
              : Math.floorMod(key.hashCode(), PARTITIONS);
      arrivals.add(new Arrival(topic(happened), partition, at, builder.bytes(happened)));
    }

    /** Mostly soon; else on an edge of lateness, future or the corrections of minutes. */
    private Instant arrivalOf(Instant time) {
      var edge = Duration.ofMillis(random.nextInt(3) - 1);
      var minuteEnd = Instant.ofEpochMilli((time.toEpochMilli() / 60_000 + 1) * 60_000);
      return switch (random.nextInt(12)) {
        case 0 -> time.plus(settings.allowedLateness().orElse(Duration.ofDays(9))).plus(edge);
        case 1 -> time.minusSeconds(300).plus(edge);
        case 2, 3 -> minuteEnd.plus(settings.minuteCorrections()).plus(edge);
        case 4 -> time.plus(Duration.ofMinutes(random.nextInt(9_000)));
        case 5 -> time.minusSeconds(random.nextInt(300));
        default -> time.plusMillis(random.nextInt(20_000));
      };
    }

    private SpecificRecordBase event() {
      return random.nextInt(5) < 3 ? view() : prescription();
    }

    private ContentView view() {
      var byPatient = chance(30);
      var view =
          LogBuilder.view(
              setting.eventId(),
              setting.campaignId(),
              byPatient ? null : setting.physicianId(),
              setting.time());
      view.setPatientId(byPatient ? setting.patientId() : null);
      view.setContentId("k" + random.nextInt(2));
      view.setChannel(any(List.of(Channel.WECHAT, Channel.EMAIL, Channel.FIELD_REP)));
      view.setTeam(any(List.of(Team.VIRTUAL, Team.NONE)));
      view.setDwellMs(any(List.of(0L, 999L, 1_000L, 29_999L, 30_000L)));
      view.setCompleted(chance(70));
      view.setRegion(setting.region());
      return view;
    }

    private PrescriptionEvent prescription() {
      var event =
          LogBuilder.issued(
              "rx" + random.nextInt(14),
              setting.physicianId(),
              setting.productId(),
              setting.time());
      event.setEventId(setting.eventId());
      event.setPatientId(chance(50) ? setting.patientId() : null);
      event.setRefill(random.nextInt(2));
      event.setQuantity(1 + random.nextInt(3));
      event.setPayer(any(List.of(Payer.SELF_PAY, Payer.BASIC_INSURANCE)));
      event.setDispensing(any(List.of(Dispensing.HOSPITAL, Dispensing.OTHER)));
      event.setRegion(setting.region());
      if (chance(15)) {
        event.setStatus(PrescriptionStatus.CANCELLED);
      }
      return event;
    }

    /** The same again, or almost the same, or its cancellation. */
    private SpecificRecordBase repeat(SpecificRecordBase event) {
      return event instanceof ContentView view
          ? repeatView(ContentView.newBuilder(view).build())
          : repeatPrescription(PrescriptionEvent.newBuilder((PrescriptionEvent) event).build());
    }

    private ContentView repeatView(ContentView view) {
      switch (random.nextInt(9)) {
        case 0 -> view.setCampaignId(setting.campaignId());
        case 1 -> view.setEventTime(setting.time());
        case 2 -> view.setRegion(setting.region());
        case 3 -> view.setDwellMs(view.getDwellMs() + 1);
        case 4, 5 -> view.setEventId(setting.eventId());
        default -> {}
      }
      return view;
    }

    private PrescriptionEvent repeatPrescription(PrescriptionEvent event) {
      switch (random.nextInt(14)) {
        case 0 -> event.setEventId(setting.eventId());
        case 1 -> event.setEventTime(setting.time());
        case 2 -> event.setRegion(setting.region());
        case 3 -> event.setPatientId(chance(30) ? null : setting.patientId());
        case 4 -> event.setProductId(setting.productId());
        case 5 -> event.setQuantity(event.getQuantity() + 1);
        case 6 -> event.setStatus(PrescriptionStatus.ISSUED);
        case 7, 8 -> event.setPrescriptionId("rx" + random.nextInt(14));
        case 9, 10, 11 -> cancel(event);
        default -> {}
      }
      return event;
    }

    private void cancel(PrescriptionEvent event) {
      event.setStatus(PrescriptionStatus.CANCELLED);
      var limit = settings.allowedLateness().orElse(Duration.ZERO).plus(settings.retainedWindow());
      event.setEventTime(
          switch (random.nextInt(4)) {
            case 0 -> event.getEventTime();
            case 1 -> event.getEventTime().minusSeconds(random.nextInt(100_000));
            case 2 -> event.getEventTime().plus(limit).plusMillis(random.nextInt(3) - 1);
            default -> event.getEventTime().plusSeconds(random.nextInt(400_000));
          });
    }

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }

    private <T> T any(List<T> values) {
      return values.get(random.nextInt(values.size()));
    }

    private static Instant time(SpecificRecordBase event) {
      return event instanceof ContentView view
          ? view.getEventTime()
          : ((PrescriptionEvent) event).getEventTime();
    }

    private static String viewerOrPhysician(SpecificRecordBase event) {
      if (event instanceof ContentView view) {
        return view.getPhysicianId() == null ? view.getPatientId() : view.getPhysicianId();
      }
      return event instanceof Campaign campaign
          ? campaign.getCampaignId()
          : ((PrescriptionEvent) event).getPhysicianId();
    }
  }
}
