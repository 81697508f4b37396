package io.livelift.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Campaign;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.dashboard.Dashboard;
import io.livelift.dashboard.DashboardConfig;
import io.livelift.dashboard.access.AccessConfig;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.job.LiveliftJob;
import io.livelift.job.RegistryProcess;
import io.livelift.job.config.JobConfig;
import io.livelift.local.audit.AuditCommand;
import io.livelift.wire.SingleObjectWriter;
import io.livelift.wire.WireConfig;
import io.livelift.wire.WireFormat;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Job, audit and dashboard on a broker with a schema registry beside it. */
class WireFormatsIT {
  private static final String VIEWS = "livelift.content-views";
  private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @TempDir Path root;

  @Test
  void registryAndJsonTopicsAreCountedAuditedAndShown() throws Exception {
    try (var registry = RegistryProcess.start();
        var data = DataDirectory.open(root);
        var kafka = EmbeddedKafka.start(data.kafka(), 0)) {
      var wire = new WireConfig(WireFormat.REGISTRY, registry.url(), null, null, List.of(VIEWS));
      var job = JobConfig.defaults(kafka.bootstrapServers()).withWire(wire);
      Topics.create(
          kafka.bootstrapServers(), Topics.of(job.topics()), Topics.ArrivalTime.LOG_APPEND);
      var settings = FlinkSettings.live(data, Duration.ofMillis(300), 0);
      try (var flink = EmbeddedFlink.start(settings, env -> LiveliftJob.build(env, job))) {
        produce(job, wire);

        Awaitility.await("the audit has found all three records")
            .atMost(Duration.ofSeconds(90))
            .pollInterval(Duration.ofMillis(200))
            .until(
                () -> flink.ended().isDone() || audit(kafka, registry).contains("3 records read"));
        assertThat(audit(kafka, registry))
            .contains("3 records read", "views          read 1: {counted=1}", "No difference;")
            .doesNotContain(": 0 cells");
        assertShown(kafka, wire);
      }

      registry.register(
          "taken-value",
          "{\"type\":\"record\",\"name\":\"CampaignMetric\",\"namespace\":\"io.livelift.contract\","
              + "\"fields\":[{\"name\":\"something\",\"type\":\"string\"}]}");
      assertRefused(data, kafka, wire);
    }
  }

  /** The dashboard reads the cells, the epochs and the campaign. */
  private void assertShown(EmbeddedKafka kafka, WireConfig wire) throws Exception {
    try (var postgres = EmbeddedPostgres.start(root.resolve("postgres"))) {
      var store = new StoreConfig(postgres.jdbcUrl(), postgres.user(), "");
      var config =
          DashboardConfig.of(kafka.bootstrapServers(), store)
              .withPort(0)
              .withWire(wire)
              .withAccess(AccessConfig.open());
      try (var dashboard = Dashboard.start(config)) {
        dashboard.awaitEpoch(WireFormatsIT::countsAll, Duration.ofSeconds(60));
        var campaigns =
            HttpClient.newHttpClient()
                .send(
                    HttpRequest.newBuilder(dashboard.address().resolve("/api/v1/campaigns"))
                        .build(),
                    BodyHandlers.ofString())
                .body();
        assertThat(campaigns).contains("\"Spring\"");
      }
    }
  }

  private static boolean countsAll(AppliedFrame frame) {
    return frame.topics().stream().mapToLong(AppliedFrame.Topic::counted).sum() == 3;
  }

  /** The job of another topic, whose subject has another schema, ends although it may restart. */
  private static void assertRefused(DataDirectory data, EmbeddedKafka kafka, WireConfig wire)
      throws Exception {
    DataDirectory.deleteTree(data.checkpoints());
    var job =
        new JobConfig(
            JobConfig.defaults(kafka.bootstrapServers()).kafka(),
            new io.livelift.job.config.TopicsConfig(
                null, null, null, null, null, "taken", null, null),
            null,
            null,
            null,
            null,
            wire);
    var settings = FlinkSettings.live(data, Duration.ofMillis(300), 0);
    try (var flink = EmbeddedFlink.start(settings, env -> LiveliftJob.build(env, job))) {
      var failure = flink.ended().get(60, TimeUnit.SECONDS).orElseThrow();
      assertThat(failure).hasStackTraceContaining("refuses our schema of taken-value");
    }
  }

  private static void produce(JobConfig job, WireConfig wire) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", job.kafka().bootstrapServers());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      var campaigns = job.topics().campaigns();
      var prescriptions = job.topics().prescriptions();
      send(producer, campaigns, "spring", framed(wire, campaigns, campaign()));
      send(producer, VIEWS, "li", view().getBytes(UTF_8));
      send(producer, prescriptions, "li", framed(wire, prescriptions, prescription()));
    }
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, String key, byte[] value)
      throws Exception {
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
  }

  @SuppressWarnings("unchecked")
  private static <T extends SpecificRecordBase> byte[] framed(
      WireConfig wire, String topic, T record) {
    var type = (Class<T>) record.getClass();
    return wire.framing(type, topic).apply(new SingleObjectWriter<>(type).write(record));
  }

  private String audit(EmbeddedKafka kafka, RegistryProcess registry) {
    var out = new StringWriter();
    new CommandLine(new AuditCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .execute(
            "--data=" + root,
            "--bootstrap-servers=" + kafka.bootstrapServers(),
            "--wire=registry",
            "--registry-url=" + registry.url(),
            "--json-topics=" + VIEWS);
    return out.toString();
  }

  private static Campaign campaign() {
    return Campaign.newBuilder()
        .setCampaignId("spring")
        .setVersion(1)
        .setName("Spring")
        .setProductIds(List.of("drug"))
        .setStartsAt(NOW.minus(Duration.ofDays(2)))
        .setEndsAt(NOW.plus(Duration.ofDays(20)))
        .build();
  }

  private static String view() {
    return "{\"event_id\":\"v\",\"event_time\":\"%s\",\"campaign_id\":\"spring\",\"content_id\":\"k\",\"physician_id\":\"li\",\"completed\":true}"
        .formatted(NOW.minus(Duration.ofHours(1)));
  }

  private static PrescriptionEvent prescription() {
    return PrescriptionEvent.newBuilder()
        .setEventId("e")
        .setEventTime(NOW.minus(Duration.ofMinutes(5)))
        .setPhysicianId("li")
        .setPrescriptionId("rx")
        .setProductId("drug")
        .setStatus(PrescriptionStatus.ISSUED)
        .build();
  }
}
