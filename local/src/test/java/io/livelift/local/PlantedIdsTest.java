package io.livelift.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.contract.Tier;
import io.livelift.job.JobHarness;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.config.LimitsConfig;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.source.RawRecord;
import io.livelift.local.replay.JsonlReader;
import io.livelift.vocabulary.RejectReason;
import io.livelift.wire.SingleObjectWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Ids that can be recognised are planted in all kinds of input, good and bad, and looked for in all
 * that comes out.
 */
class PlantedIdsTest {
  private static final String PLANTED = "planted";
  private static final String PHYSICIAN = "planted-physician-7f3a";
  private static final String PATIENT = "planted-patient-91bc";
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");

  /** Of campaigns: they are about no person. */
  private static final EnumSet<RejectReason> OF_CAMPAIGNS =
      EnumSet.of(
          RejectReason.INVALID_FLIGHT,
          RejectReason.UNKNOWN_TIME_ZONE,
          RejectReason.INVALID_WINDOW,
          RejectReason.INVALID_HOLDOUT,
          RejectReason.INVALID_COST,
          RejectReason.INVALID_DWELL_LIMIT);

  @TempDir private Path folder;

  private final JobConfig config =
      new JobConfig(
          null,
          null,
          LatenessConfig.defaults(),
          null,
          null,
          new LimitsConfig(4_000, 3, null, null),
          null);
  private final List<PublishedRecord> published = new ArrayList<>();
  private final LogKeeper log = new LogKeeper();
  private long offset;
  private JobHarness job;

  @BeforeEach
  void begin() throws Exception {
    log.attach();
    job = new JobHarness(config);
  }

  @AfterEach
  void end() throws Exception {
    job.close();
    log.detach();
  }

  @Test
  void noIdOfAPersonComesOut() throws Exception {
    tellGoodRecords();
    published.addAll(job.nextEpoch());
    tellBadRecords();
    published.addAll(job.nextEpoch());
    erasure(e -> e.setPhysicianId(PHYSICIAN));
    view(v -> v.setEventId("planted-event-of-somebody-erased"));
    published.addAll(job.nextEpoch());
    var snapshot = job.snapshot();
    job.close();
    job = new JobHarness(config, snapshot);
    published.addAll(job.nextEpoch());

    assertThat(reasons())
        .as("every reason that a record about a person can be rejected for")
        .containsExactlyInAnyOrderElementsOf(EnumSet.complementOf(OF_CAMPAIGNS));
    assertThat(published).extracting(PublishedRecord::topic).contains(OutputTopic.values());
    for (var record : published) {
      if (record.topic() == OutputTopic.REJECTED_EVENTS) {
        assertThat(record.headers().toString()).doesNotContain(PLANTED);
      } else {
        assertThat(new String(record.key(), UTF_8)).doesNotContain(PLANTED);
        assertThat(new String(record.value(), UTF_8)).doesNotContain(PLANTED);
        assertThat(String.valueOf(record.headers())).doesNotContain(PLANTED);
      }
    }
    assertThat(log.text()).doesNotContain(PLANTED);
  }

  /** What is searched must be found where it may be. */
  @Test
  void theRejectedTopicHoldsTheOriginalBytes() throws Exception {
    tellBadRecords();

    assertThat(job.nextEpoch())
        .filteredOn(record -> record.topic() == OutputTopic.REJECTED_EVENTS)
        .anyMatch(
            record ->
                record.value() != null && new String(record.value(), UTF_8).contains(PLANTED));
  }

  @Test
  void linesThatAReplayCannotReadAreNotRepeated() throws Exception {
    var file = folder.resolve("content-views.jsonl");
    Files.write(
        file,
        List.of(
            PHYSICIAN,
            "{\"physician_id\": \"" + PHYSICIAN + "\", \"event_id\": 7}",
            "{\"physician_id\": [\"" + PHYSICIAN + "\"]}",
            "{\"" + PHYSICIAN + "\": 1",
            "[\"" + PHYSICIAN + "\"]",
            "{\"event_id\":\"" + PHYSICIAN + "\",\"event_time\":\"" + PHYSICIAN + "\"}",
            "{\"event_id\":\"e\",\"event_time\":0,\"campaign_id\":\"c\",\"content_id\":\"k\","
                + "\"dwell_ms\":\""
                + PHYSICIAN
                + "\"}"));
    var messages = new ArrayList<String>();
    try (var reader =
        new JsonlReader<>(file, ContentView.class, (f, line, why) -> messages.add(why))) {
      assertThat(reader.next()).isEmpty();
    }

    assertThat(messages).hasSize(7).allMatch(message -> !message.contains(PLANTED));
  }

  private void tellGoodRecords() throws Exception {
    read(
        config.topics().campaigns(),
        "c",
        Campaign.newBuilder()
            .setCampaignId("c")
            .setVersion(1)
            .setName("C")
            .setProductIds(List.of("x"))
            .setStartsAt(T0)
            .setEndsAt(T0.plus(Duration.ofDays(30)))
            .build());
    profile(p -> {});
    view(v -> {});
    view(v -> v.setDwellMs(5));
    view(v -> v.setPhysicianId(null).setPatientId(PATIENT));
    view(v -> v.setCampaignId("unknown").setEventId("planted-event-2"));
    prescription(p -> {});
    prescription(p -> p.setQuantity(2));
    prescription(p -> p.setStatus(PrescriptionStatus.CANCELLED).setEventId("planted-event-3"));
  }

  private void tellBadRecords() throws Exception {
    var topic = config.topics().contentViews();
    var whole = bytes(view());
    bytes(topic, null);
    bytes(topic, new byte[0]);
    bytes(topic, Arrays.copyOf(whole, 5_000));
    bytes(topic, Arrays.copyOf(whole, whole.length - 12));
    bytes(topic, Arrays.copyOf(whole, whole.length + 1));
    bytes(topic, PHYSICIAN.getBytes(UTF_8));
    var ofNobody = whole.clone();
    ofNobody[3] ^= 1;
    bytes(topic, ofNobody);
    view(v -> v.setEventId(PATIENT + "\u0007"));
    view(v -> v.setPatientId(PATIENT));
    view(v -> v.setEventTime(Instant.ofEpochMilli(-1)));
    view(v -> v.setEventTime(T0.plus(Duration.ofHours(9))));
    view(v -> v.setEventTime(T0.minus(Duration.ofDays(9))));
    view(v -> v.setDwellMs(-1));
    view(v -> v.setRegion("44//" + PHYSICIAN));
    view(v -> v.setRegion("a/b/c/" + PATIENT));
    prescription(p -> p.setQuantity(0));
    prescription(p -> p.setRefill(-1));
    profile(p -> p.setVersion(-1));
    erasure(e -> e.setPhysicianId(PHYSICIAN).setPatientId(PATIENT));
    profile(p -> p.setSpecialty(PHYSICIAN.repeat(100)));
    for (var i = 0; i < 5; i++) {
      var number = i;
      view(v -> v.setEventId("planted-event-of-many-" + number));
      prescription(p -> p.setPrescriptionId("planted-prescription-" + number));
    }
  }

  private void view(Consumer<ContentView.Builder> change) throws Exception {
    var view = ContentView.newBuilder(view());
    change.accept(view);
    read(config.topics().contentViews(), PHYSICIAN, view.build());
  }

  private static ContentView view() {
    return ContentView.newBuilder()
        .setEventId("planted-event-1")
        .setEventTime(T0)
        .setCampaignId("c")
        .setContentId("k")
        .setPhysicianId(PHYSICIAN)
        .setChannel(Channel.APP)
        .setCompleted(true)
        .setRegion("440305")
        .build();
  }

  private void prescription(Consumer<PrescriptionEvent.Builder> change) throws Exception {
    var event =
        PrescriptionEvent.newBuilder()
            .setEventId("planted-event-rx")
            .setEventTime(T0)
            .setPhysicianId(PHYSICIAN)
            .setPatientId(PATIENT)
            .setPrescriptionId("planted-prescription")
            .setProductId("x")
            .setStatus(PrescriptionStatus.ISSUED);
    change.accept(event);
    read(config.topics().prescriptions(), PHYSICIAN, event.build());
  }

  private void profile(Consumer<Physician.Builder> change) throws Exception {
    var physician =
        Physician.newBuilder()
            .setPhysicianId(PHYSICIAN)
            .setVersion(1)
            .setEffectiveFrom(Instant.EPOCH)
            .setTier(Tier.PRIMARY)
            .setSpecialty("cardiology")
            .setRegion("440305")
            .setConsent(true);
    change.accept(physician);
    read(config.topics().physicians(), PHYSICIAN + "@0", physician.build());
  }

  private void erasure(Consumer<Erasure.Builder> change) throws Exception {
    var erasure = Erasure.newBuilder().setRequestedAt(T0);
    change.accept(erasure);
    read(config.topics().erasures(), "physician/" + PHYSICIAN, erasure.build());
  }

  private void read(String topic, String key, SpecificRecordBase record) throws Exception {
    read(topic, key.getBytes(UTF_8), bytes(record));
  }

  private void bytes(String topic, byte[] value) throws Exception {
    read(topic, PHYSICIAN.getBytes(UTF_8), value);
  }

  private void read(String topic, byte[] key, byte[] value) throws Exception {
    job.read(new RawRecord(topic, 0, offset++, T0.toEpochMilli() + 1_000, key, value));
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecordBase> byte[] bytes(T record) {
    return new SingleObjectWriter<T>((Class<T>) record.getClass()).write(record);
  }

  private EnumSet<RejectReason> reasons() {
    var reasons = EnumSet.noneOf(RejectReason.class);
    published.stream()
        .filter(record -> record.topic() == OutputTopic.REJECTED_EVENTS)
        .forEach(record -> reasons.add(RejectReason.valueOf(record.headers().get("reason"))));
    return reasons;
  }

  /** Keeps what is logged at DEBUG. */
  private static final class LogKeeper extends AbstractAppender {
    private static final String OURS = "io.livelift";

    private final LoggerContext context = LoggerContext.getContext(false);
    private final StringBuffer text = new StringBuffer();

    LogKeeper() {
      super("keeper", null, null, true, Property.EMPTY_ARRAY);
    }

    void attach() {
      start();
      var ours = new LoggerConfig(OURS, Level.DEBUG, false);
      ours.addAppender(this, Level.DEBUG, null);
      context.getConfiguration().addLogger(OURS, ours);
      context.updateLoggers();
      LoggerFactory.getLogger(OURS + ".job").debug("The log is kept.");
      assertThat(text()).contains("The log is kept.");
    }

    void detach() {
      context.getConfiguration().removeLogger(OURS);
      context.updateLoggers();
    }

    @Override
    public void append(LogEvent event) {
      text.append(event.getMessage().getFormattedMessage()).append('\n');
      for (var cause = event.getThrown(); cause != null; cause = cause.getCause()) {
        text.append(cause).append('\n');
      }
    }

    String text() {
      return text.toString();
    }
  }
}
