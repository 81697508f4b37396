package io.livelift.job;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.Campaign;
import io.livelift.contract.CampaignMetric;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.EpochPart;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.contract.Tier;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.source.RawRecord;
import io.livelift.vocabulary.CellKey;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.SingleObjectWriter;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.runtime.state.StreamStateHandle;

/** Tells a story to the job record by record, and keeps what the job published. */
public final class Timeline implements AutoCloseable {
  /** The first instant of the usual campaign's flight of 10 days. */
  public static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");

  public static final String CAMPAIGN = "spring";
  public static final String PRODUCT = "drug";

  private final JobConfig config;
  private final Consumer<RawRecord> log;
  private final Map<String, Long> nextOffsets = new HashMap<>();
  private final Map<String, Map<String, Long>> cells = new TreeMap<>();
  private final Map<String, CampaignMetric> metrics = new TreeMap<>();
  private final List<EpochPart> parts = new ArrayList<>();
  private final List<PublishedRecord> rejected = new ArrayList<>();
  private JobHarness job;
  private Duration delay = Duration.ofSeconds(1);

  public Timeline() throws Exception {
    this(LatenessConfig.unbounded());
  }

  public Timeline(LatenessConfig lateness) throws Exception {
    this(lateness, record -> {});
  }

  /**
   * @param log is given every record of the story too
   */
  public Timeline(LatenessConfig lateness, Consumer<RawRecord> log) throws Exception {
    this(JobConfig.defaults("no-broker:0").withLateness(lateness).withoutWithholding(), log);
  }

  public Timeline(JobConfig config, Consumer<RawRecord> log) throws Exception {
    this(config, log, Duration.ZERO);
  }

  /**
   * @param grace how long after being read records are not folded yet
   */
  public Timeline(JobConfig config, Consumer<RawRecord> log, Duration grace) throws Exception {
    this.config = config;
    this.log = log;
    job = new JobHarness(config, grace);
  }

  /** From here on records arrive this long after they happened. */
  public Timeline arriving(Duration afterTheEvent) {
    delay = afterTheEvent;
    return this;
  }

  /** The usual campaign, changed as wanted. */
  public Timeline campaign(Consumer<Campaign.Builder> change) throws Exception {
    var campaign =
        Campaign.newBuilder()
            .setCampaignId(CAMPAIGN)
            .setVersion(1)
            .setName("Spring")
            .setProductIds(List.of(PRODUCT))
            .setStartsAt(T0)
            .setEndsAt(T0.plus(Duration.ofDays(10)))
            .setAttributionWindowDays(7)
            .setQualifiedDwellMs(60_000);
    change.accept(campaign);
    var record = campaign.build();
    return read(config.topics().campaigns(), record.getCampaignId(), record, T0);
  }

  public Timeline campaign() throws Exception {
    return campaign(c -> {});
  }

  public Timeline physician(String id, Consumer<Physician.Builder> change) throws Exception {
    var physician =
        Physician.newBuilder()
            .setPhysicianId(id)
            .setVersion(1)
            .setEffectiveFrom(T0.minus(Duration.ofDays(1)))
            .setTier(Tier.PRIMARY)
            .setSpecialty("cardiology")
            .setRegion("44/4403/440305")
            .setConsent(true);
    change.accept(physician);
    var record = physician.build();
    var key = id + "@" + record.getEffectiveFrom().toEpochMilli();
    return read(config.topics().physicians(), key, record, T0);
  }

  /** The person is to be forgotten, asked on the flight's first day. */
  public Timeline erasePhysician(String id) throws Exception {
    var erasure = Erasure.newBuilder().setPhysicianId(id).setRequestedAt(T0).build();
    return read(config.topics().erasures(), "physician/" + id, erasure, T0);
  }

  /** The person is to be forgotten, asked on the flight's first day. */
  public Timeline erasePatient(String id) throws Exception {
    var erasure = Erasure.newBuilder().setPatientId(id).setRequestedAt(T0).build();
    return read(config.topics().erasures(), "patient/" + id, erasure, T0);
  }

  /** A completed view by a physician in Nanshan. */
  public Timeline view(String physician, String eventId, Channel channel, Duration afterT0)
      throws Exception {
    return view(physician, eventId, v -> v.setChannel(channel).setEventTime(T0.plus(afterT0)));
  }

  public Timeline view(String physician, String eventId, Consumer<ContentView.Builder> change)
      throws Exception {
    var view =
        ContentView.newBuilder()
            .setEventId(eventId)
            .setEventTime(T0)
            .setCampaignId(CAMPAIGN)
            .setContentId("slides")
            .setPhysicianId(physician)
            .setCompleted(true)
            .setRegion("440305");
    change.accept(view);
    var record = view.build();
    return read(config.topics().contentViews(), physician, record, record.getEventTime());
  }

  public Timeline issued(String physician, String prescription, Duration afterT0) throws Exception {
    return prescription(physician, prescription, p -> p.setEventTime(T0.plus(afterT0)));
  }

  public Timeline cancelled(String physician, String prescription, Duration afterT0)
      throws Exception {
    return prescription(
        physician,
        prescription,
        p -> p.setEventTime(T0.plus(afterT0)).setStatus(PrescriptionStatus.CANCELLED));
  }

  public Timeline prescription(
      String physician, String prescription, Consumer<PrescriptionEvent.Builder> change)
      throws Exception {
    var event =
        PrescriptionEvent.newBuilder()
            .setEventId("event-of-" + prescription)
            .setEventTime(T0)
            .setPhysicianId(physician)
            .setPrescriptionId(prescription)
            .setProductId(PRODUCT)
            .setStatus(PrescriptionStatus.ISSUED)
            .setRegion("440305");
    change.accept(event);
    var record = event.build();
    return read(config.topics().prescriptions(), physician, record, record.getEventTime());
  }

  /** A record of bytes as they are. */
  public Timeline bytes(String topic, byte[] key, byte[] value, Instant arrival) throws Exception {
    var offset = nextOffsets.merge(topic, 1L, Long::sum) - 1;
    var record = new RawRecord(topic, 0, offset, arrival.toEpochMilli(), key, value);
    log.accept(record);
    job.read(record);
    return this;
  }

  public JobConfig config() {
    return config;
  }

  /** A barrier passes. */
  public Timeline epoch() throws Exception {
    for (var record : job.nextEpoch()) {
      keep(record);
    }
    return this;
  }

  /** The job dies after an epoch and comes back from its snapshot. */
  public Timeline restart() throws Exception {
    epoch();
    var snapshot = job.snapshot();
    job.close();
    job = new JobHarness(config, snapshot);
    return this;
  }

  public Timeline arrivedUntil(Instant instant) throws Exception {
    job.advanceArrivalTo(instant.toEpochMilli());
    return this;
  }

  /** How often the text stands in the state of the job after the latest epoch. */
  public int inState(String text) throws Exception {
    var found = 0;
    for (var operator : job.snapshot().states().values()) {
      for (var keyed : operator.getManagedKeyedState()) {
        found += count(text, (StreamStateHandle) keyed);
      }
      for (var totals : operator.getManagedOperatorState()) {
        found += count(text, totals);
      }
    }
    return found;
  }

  private static int count(String text, StreamStateHandle state) throws IOException {
    try (var in = state.openInputStream()) {
      return new String(in.readAllBytes(), ISO_8859_1).split(text, -1).length - 1;
    }
  }

  /** What became of the topic's records by the latest epoch, but for those not accepted. */
  public Map<String, Long> outcomes(String topic) {
    var sum = new HashMap<String, Long>();
    for (var part : latestParts()) {
      for (var outcome : part.getOutcomes()) {
        if (outcome.getTopic().equals(topic)) {
          sum.merge("counted", outcome.getCounted(), Long::sum);
          sum.merge("duplicate", outcome.getDuplicate(), Long::sum);
          sum.merge("conflict", outcome.getConflict(), Long::sum);
          sum.merge("late", outcome.getLate(), Long::sum);
          sum.merge("out_of_flight", outcome.getOutOfFlight(), Long::sum);
          sum.merge("unknown_campaign", outcome.getUnknownCampaign(), Long::sum);
          sum.merge("wrong_kind", outcome.getWrongKind(), Long::sum);
          sum.merge("erased", outcome.getErased(), Long::sum);
        }
      }
    }
    return sum;
  }

  /** The parts of the latest epoch. */
  public List<EpochPart> latestParts() {
    var latest = parts.stream().mapToLong(EpochPart::getEpoch).max().orElseThrow();
    return parts.stream().filter(part -> part.getEpoch() == latest).toList();
  }

  /** The measures of the usual campaign's CAMPAIGN cell of the nation. */
  public Map<String, Long> nation() {
    return cell("CAMPAIGN|" + T0.toEpochMilli() + "|NONE||");
  }

  /** The measures of a cell of the usual campaign; the key without the campaign. */
  public Map<String, Long> cell(String key) {
    return cells.getOrDefault(CAMPAIGN + "|" + key, Map.of());
  }

  /** Measures of every published cell that is not zero, by key. */
  public Map<String, Map<String, Long>> cells() {
    return cells;
  }

  /** The latest record of every published cell. */
  public Map<String, CampaignMetric> metrics() {
    return metrics;
  }

  public List<EpochPart> parts() {
    return parts;
  }

  public List<PublishedRecord> rejected() {
    return rejected;
  }

  @Override
  public void close() throws Exception {
    job.close();
  }

  private <T extends SpecificRecordBase> Timeline read(
      String topic, String key, T record, Instant eventTime) throws Exception {
    @SuppressWarnings("unchecked")
    var writer = new SingleObjectWriter<T>((Class<T>) record.getClass());
    var plausible =
        eventTime.getEpochSecond() >= 0 && eventTime.isBefore(T0.plus(Duration.ofDays(365)));
    var arrival = plausible ? eventTime.plus(delay) : T0;
    return bytes(topic, key.getBytes(UTF_8), writer.write(record), arrival);
  }

  private void keep(PublishedRecord record) throws Exception {
    if (record.topic() == OutputTopic.CAMPAIGN_METRICS) {
      var metric = new SingleObjectReader<>(CampaignMetric.class).read(record.value());
      var key = new String(record.key(), UTF_8);
      CellKey.parse(key);
      metrics.put(key, metric);
      if (metric.getMeasures().isEmpty()) {
        cells.remove(key);
      } else {
        cells.put(key, new TreeMap<>(metric.getMeasures()));
      }
    } else if (record.topic() == OutputTopic.EPOCHS) {
      parts.add(new SingleObjectReader<>(EpochPart.class).read(record.value()));
    } else {
      rejected.add(record);
    }
  }
}
