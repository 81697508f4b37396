package io.livelift.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.TopicsConfig;
import io.livelift.local.stack.EmbeddedKafka;
import io.livelift.local.stack.Topics;
import io.livelift.local.stack.Topics.ArrivalTime;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.wire.SingleObjectWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fat jar on a cluster of processes that know nothing of us, Kafka or Avro. */
class ClusterSubmissionIT {
  /** More people than a cell may withhold. */
  private static final int PHYSICIANS = 12;

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Instant NOW = Instant.now();
  private static final Instant STARTS_AT = NOW.minus(Duration.ofDays(1));
  private static final String NATION =
      new CellKey("spring", Granularity.CAMPAIGN, STARTS_AT.toEpochMilli(), Breakdown.NONE, "", "")
          .toText();

  @TempDir private Path directory;

  @Test
  void killingAndRescalingLoseNothingAndCountNothingTwice() throws Exception {
    var logs =
        Path.of(System.getProperty("basedir", ".")).toAbsolutePath().resolve("target/cluster");
    try (var kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0)) {
      var topics = JobConfig.defaults(kafka.bootstrapServers()).topics();
      Topics.create(kafka.bootstrapServers(), Topics.of(topics), ArrivalTime.LOG_APPEND);
      try (var cluster = FlinkCluster.start(directory.resolve("flink"), logs);
          var numbers = new PublishedNumbers(kafka.bootstrapServers(), topics);
          var producer = producer(kafka)) {
        var first = cluster.startTaskManager("taskmanager-1");
        var arguments = new String[] {"--config", configuration(kafka).toString()};
        var job = cluster.run(List.of(), FatJar.FILE, arguments);

        send(producer, topics.campaigns(), "spring", campaign());
        for (var i = 0; i < PHYSICIANS; i++) {
          send(producer, topics.contentViews(), "physician-" + i, view("view-" + i, i));
          send(producer, topics.prescriptions(), "physician-" + i, prescription(i));
        }
        awaitMeasures(numbers, Map.of("views", 12L, "reach", 12L, "conversions", 12L));

        FlinkCluster.kill(first);
        send(producer, topics.contentViews(), "physician-0", view("one-more", 0));
        cluster.startTaskManager("taskmanager-2");
        awaitMeasures(
            numbers, Map.of("views", 13L, "reach", 12L, "frequency_2", 1L, "conversions", 12L));

        awaitCounted(numbers, topics, 13);

        var savepoint = cluster.stop(job);
        send(producer, topics.contentViews(), "physician-1", view("after-rescaling", 1));
        cluster.run(List.of("-s", savepoint, "-p", "1"), FatJar.FILE, arguments);
        awaitMeasures(
            numbers, Map.of("views", 14L, "reach", 12L, "frequency_2", 2L, "conversions", 12L));

        awaitCounted(numbers, topics, 14);
        assertLedgerAtEveryEpoch(numbers, topics);
        assertThat(numbers.partsAfterGap()).as("lost transactions").isEmpty();
      }
    }
  }

  private static void awaitMeasures(PublishedNumbers numbers, Map<String, Long> expected) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .untilAsserted(
            () -> assertThat(numbers.poll().measures(NATION)).containsAllEntriesOf(expected));
  }

  /** Waits for an epoch of a restored job that accounts for all views, none twice. */
  private static void awaitCounted(PublishedNumbers numbers, TopicsConfig topics, long views) {
    var newest =
        Awaitility.await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(100))
            .until(
                () ->
                    numbers.poll().completeEpochs().values().stream()
                        .filter(parts -> parts.stream().allMatch(p -> p.getRestoredFrom() > 0))
                        .filter(p -> PublishedNumbers.read(p, topics.contentViews()) == views)
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow();
    assertThat(PublishedNumbers.counted(newest, topics.contentViews())).isEqualTo(views);
    assertThat(PublishedNumbers.counted(newest, topics.prescriptions())).isEqualTo(PHYSICIANS);
  }

  private static void assertLedgerAtEveryEpoch(PublishedNumbers numbers, TopicsConfig topics) {
    assertThat(numbers.completeEpochs()).isNotEmpty();
    numbers
        .completeEpochs()
        .forEach(
            (epoch, parts) -> {
              for (var topic : List.of(topics.contentViews(), topics.prescriptions())) {
                assertThat(PublishedNumbers.accounted(parts, topic))
                    .as("accounted for in %s at epoch %d", topic, epoch)
                    .isEqualTo(PublishedNumbers.read(parts, topic));
              }
            });
  }

  /** Client settings from a file of secrets, as docs/operations.md says. */
  private Path configuration(EmbeddedKafka kafka) throws Exception {
    var secrets = Files.writeString(directory.resolve("secrets"), "lookup=use_all_dns_ips\n");
    return Files.writeString(
        directory.resolve("livelift.yaml"),
        """
        kafka:
          bootstrap_servers: %s
          properties:
            config.providers: file
            config.providers.file.class: org.apache.kafka.common.config.provider.FileConfigProvider
            client.dns.lookup: ${file:%s:lookup}
        """
            .formatted(kafka.bootstrapServers(), secrets));
  }

  private static KafkaProducer<String, byte[]> producer(EmbeddedKafka kafka) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  private static <T extends SpecificRecordBase> void send(
      KafkaProducer<String, byte[]> producer, String topic, String key, T record) throws Exception {
    @SuppressWarnings("unchecked")
    var writer = new SingleObjectWriter<T>((Class<T>) record.getClass());
    producer.send(new ProducerRecord<>(topic, key, writer.write(record))).get();
  }

  private static Campaign campaign() {
    return Campaign.newBuilder()
        .setCampaignId("spring")
        .setVersion(1)
        .setName("Spring")
        .setProductIds(List.of("drug"))
        .setStartsAt(STARTS_AT)
        .setEndsAt(NOW.plus(Duration.ofDays(1)))
        .setAttributionWindowDays(7)
        .setQualifiedDwellMs(60_000)
        .build();
  }

  private static ContentView view(String eventId, int physician) {
    return ContentView.newBuilder()
        .setEventId(eventId)
        .setEventTime(NOW.minus(Duration.ofHours(2)))
        .setCampaignId("spring")
        .setContentId("slides")
        .setPhysicianId("physician-" + physician)
        .setChannel(Channel.WECHAT)
        .setCompleted(true)
        .build();
  }

  private static PrescriptionEvent prescription(int physician) {
    return PrescriptionEvent.newBuilder()
        .setEventId("event-" + physician)
        .setEventTime(NOW.minus(Duration.ofHours(1)))
        .setPhysicianId("physician-" + physician)
        .setPrescriptionId("prescription-" + physician)
        .setProductId("drug")
        .setStatus(PrescriptionStatus.ISSUED)
        .build();
  }
}
