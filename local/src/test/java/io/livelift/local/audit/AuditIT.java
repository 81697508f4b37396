package io.livelift.local.audit;

import static io.livelift.local.audit.LogBuilder.campaign;
import static io.livelift.local.audit.LogBuilder.physician;
import static io.livelift.local.audit.LogBuilder.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.CampaignMetric;
import io.livelift.job.JobHarness;
import io.livelift.job.config.JobConfig;
import io.livelift.job.sink.OutputTopic;
import io.livelift.local.Main;
import io.livelift.local.stack.EmbeddedKafka;
import io.livelift.local.stack.Topics;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.wire.SingleObjectWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands against a broker on which the job's real operators have published. */
class AuditIT {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final CellKey NATION =
      new CellKey("C", Granularity.CAMPAIGN, T0.toEpochMilli(), Breakdown.NONE, "", "");

  @TempDir Path data;
  private final LogBuilder log = new LogBuilder();
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String broker;
  private KafkaProducer<byte[], byte[]> producer;

  @Test
  void epochsAreAuditedUntilTheirEvidenceIsGone() throws Exception {
    try (var kafka = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
      connect(kafka);
      runJob();
    }
    assertThat(run("audit", "--data", data.toString())).as(this::said).isZero();
    assertThat(out.toString())
        .contains("Epoch 5, the newest: 14 records read again")
        .contains("livelift.content-views/0, offsets 0 to 10: 11 records, 11 read")
        .contains("No difference; each record was read once.");
    assertThat(data).isDirectoryNotContaining("glob:**/audit-*");

    try (var kafka = EmbeddedKafka.start(data.resolve("kafka"), 0)) {
      connect(kafka);
      for (var epoch : List.of("1", "4")) {
        assertThat(onBroker("audit", "--epoch", epoch)).as(this::said).isZero();
      }
      tellWhatARestoreLeft();
      explain();
      tellWhatIsNotThere();
      findTampering();
      tellWhatRetentionTook();
    }
  }

  @Test
  void directoryWithoutAStackIsToldInOneSentence() {
    var nowhere = data.resolve("nowhere");
    assertThat(run("audit", "--data", nowhere.toString())).isEqualTo(2);
    assertThat(err.toString()).startsWith("There is no stack in " + nowhere).hasLineCount(1);
    assertThat(nowhere).doesNotExist();
    assertThat(run("explain", "--campaign", "C", "--data", nowhere.toString())).isEqualTo(2);
  }

  @Test
  void cellThatIsNotSaidIsAskedForInOneSentence() {
    assertThat(run("explain")).isEqualTo(2);
    assertThat(err.toString()).startsWith("Which cell?").hasLineCount(1);
    assertThat(run("explain", "no|key")).isEqualTo(2);
    assertThat(err.toString()).contains("\"no|key\" is no key of a cell");
    assertThat(run("explain", "--campaign", "C", "--granularity", "DAY")).isEqualTo(2);
    assertThat(err.toString()).contains("Add --window-start.");
    assertThat(run("explain", "--campaign", "C", "--window-start", "noon")).isEqualTo(2);
    assertThat(err.toString()).contains("\"noon\" is no time");
  }

  /** The job was restored from epoch 2: of the two epochs 3 the later one is meant. */
  private void tellWhatARestoreLeft() {
    assertThat(onBroker("audit", "--epoch", "3")).isEqualTo(1);
    assertThat(out.toString())
        .contains("content-views/0, offsets 0 to 4: 5 records, 5 read")
        .contains("views: recomputed 0, published 1")
        .contains("cells were last published before the job was restored")
        .contains("the ledger has 0 faults");
  }

  private void explain() {
    assertThat(onBroker("explain", "--campaign", "C", "--epoch", "3")).isZero();
    assertThat(out.toString())
        .contains(NATION.toText())
        .contains(
            "Epoch 3: published last in epoch 3, may still change, what is missing may be withheld.")
        .contains("views: 5 records of 2 people")
        .contains("livelift.content-views/0: 5, offsets 0 1 2 3 4")
        .containsPattern("views +5 +5\n");
    assertThat(
            onBroker(
                "explain", new CellKey("X", Granularity.HOUR, 0, Breakdown.NONE, "", "").toText()))
        .isEqualTo(2);
    assertThat(err.toString())
        .contains("Epoch 5 has published no cell X|HOUR|0|NONE||")
        .hasLineCount(1);
  }

  private void tellWhatIsNotThere() {
    assertThat(onBroker("audit", "--epoch", "99")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("There is no complete epoch 99: choose one from 1 to 5")
        .hasLineCount(1);
  }

  private void findTampering() throws Exception {
    var wrong =
        new CampaignMetric(
            "C",
            "CAMPAIGN",
            T0,
            "",
            "NONE",
            "",
            Map.of("views", 12L, "dwell_ms", 11_000L),
            false,
            false,
            5L);
    var writer = new SingleObjectWriter<>(CampaignMetric.class);
    send(
        "livelift.campaign-metrics", 0, null, NATION.toText().getBytes(UTF_8), writer.write(wrong));
    assertThat(onBroker("audit")).isEqualTo(1);
    assertThat(out.toString())
        .contains("differs: " + NATION.toText() + " views: recomputed 11, published 12");
    assertThat(onBroker("audit", "--epoch", "4")).as("what was before").isZero();
  }

  private void tellWhatRetentionTook() throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", broker))) {
      var partition = new TopicPartition("livelift.content-views", 0);
      admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(2))).all().get();
    }
    assertThat(onBroker("audit", "--epoch", "4")).isEqualTo(3);
    assertThat(out.toString())
        .contains("gone: Retention took 2 records of livelift.content-views")
        .contains("8 of the 10 records read are still there")
        .doesNotContain("differs");
  }

  /** Epochs 1 to 4, then, from the checkpoint of epoch 2, epochs 3 to 5. */
  private void runJob() throws Exception {
    var config = JobConfig.defaults(broker);
    Topics.create(broker, Topics.of(config.topics()), Topics.ArrivalTime.CREATE);
    var early = new ArrayList<RawRecord>();
    early.add(happen(campaign("C", "P", T0, T0.plus(Duration.ofDays(28)))));
    early.add(happen(physician("D0", T0, "440305")));
    early.add(happen(physician("D1", T0, "31")));
    var seen = views(11);
    JobHarness.Snapshot snapshot;
    try (var job = new JobHarness(config)) {
      publish(job, early);
      publish(job, seen.subList(0, 3));
      snapshot = job.snapshot();
      publish(job, seen.subList(3, 9));
      publish(job, seen.subList(9, 10));
    }
    try (var job = new JobHarness(config, snapshot)) {
      publish(job, seen.subList(3, 5));
      publish(job, seen.subList(5, 10));
      publish(job, seen.subList(10, 11));
    }
    producer.close();
  }

  /** Glances, which tell nothing of prescribing. */
  private List<RawRecord> views(int count) throws Exception {
    var seen = new ArrayList<RawRecord>();
    for (var i = 0; i < count; i++) {
      var glance = view("v" + i, "C", "D" + i % 2, T0.plus(Duration.ofHours(i)));
      glance.setCompleted(false);
      seen.add(happen(glance));
    }
    return seen;
  }

  /** A record arrives at the broker. */
  private RawRecord happen(SpecificRecordBase record) throws Exception {
    log.add(record);
    var raw = log.build().get(log.build().size() - 1);
    var offset = send(raw.topic().defaultName(), 0, raw.arrival(), null, raw.value());
    assertThat(offset).isEqualTo(raw.offset());
    return raw;
  }

  private void publish(JobHarness job, List<RawRecord> records) throws Exception {
    for (var raw : records) {
      job.read(JobRun.input(raw));
    }
    for (var published : job.nextEpoch()) {
      var isCell = published.topic() == OutputTopic.CAMPAIGN_METRICS;
      var topic = isCell ? "livelift.campaign-metrics" : "livelift.epochs";
      var partition = isCell ? 3 : 0;
      send(topic, partition, null, published.key(), published.value());
    }
  }

  private long send(String topic, int partition, Long timestamp, byte[] key, byte[] value)
      throws Exception {
    var name = key == null ? "key".getBytes(UTF_8) : key;
    return producer
        .send(new ProducerRecord<>(topic, partition, timestamp, name, value))
        .get()
        .offset();
  }

  private void connect(EmbeddedKafka kafka) {
    broker = kafka.bootstrapServers();
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", broker),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  private int onBroker(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--bootstrap-servers", broker, "--data", data.toString()));
    return run(all.toArray(String[]::new));
  }

  /** What was said last; told when a test fails. */
  private String said() {
    return out + "" + err;
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
