package io.livelift.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.contract.CampaignMetric;
import io.livelift.contract.EpochPart;
import io.livelift.dashboard.Dashboard;
import io.livelift.dashboard.DashboardConfig;
import io.livelift.dashboard.access.AccessConfig;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.wire.SingleObjectWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dashboard sink behind a real broker: what two subtasks commit becomes whole frames. */
class DashboardSinkIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> SOURCES =
      List.of(
          "views",
          "prescriptions",
          "physicians",
          "campaigns",
          "physician-journeys",
          "patient-journeys");

  @TempDir Path folder;

  private final SingleObjectWriter<CampaignMetric> metrics =
      new SingleObjectWriter<>(CampaignMetric.class);
  private final SingleObjectWriter<EpochPart> parts = new SingleObjectWriter<>(EpochPart.class);
  private final List<KafkaProducer<byte[], byte[]>> subtasks = new ArrayList<>();

  @Test
  void everyFrameIsWholeAcrossRestartsAndALostTransactionIsAnAlarm() throws Exception {
    try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        var postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
      createTopics(kafka.bootstrapServers());
      subtasks.add(producer(kafka.bootstrapServers(), "cells-0"));
      subtasks.add(producer(kafka.bootstrapServers(), "cells-1"));
      var config =
          DashboardConfig.of(
                  kafka.bootstrapServers(),
                  new StoreConfig(postgres.jdbcUrl(), postgres.user(), ""))
              .withPort(0)
              .withAccess(AccessConfig.open());
      try (var dashboard = Dashboard.start(config)) {
        for (var epoch = 1; epoch <= 10; epoch++) {
          publish(epoch, epoch - 1);
          dashboard.awaitEpoch(reached(epoch), SOON);
          assertThat(sumOfRegions(dashboard)).isEqualTo(100);
        }
      }
      for (var epoch = 11; epoch <= 15; epoch++) {
        publish(epoch, epoch - 1);
      }
      try (var dashboard = Dashboard.start(config)) {
        dashboard.awaitEpoch(reached(15), SOON);
        assertThat(sumOfRegions(dashboard)).isEqualTo(100);
        assertThat(get(dashboard, "health").get("alarms")).isEmpty();
        publish(17, 16);
        dashboard.awaitEpoch(reached(17), SOON);
        assertThat(get(dashboard, "health").get("alarms").findValuesAsText("kind"))
            .isNotEmpty()
            .containsOnly("GAP");
      }
    } finally {
      subtasks.forEach(KafkaProducer::close);
    }
  }

  private static java.util.function.Predicate<AppliedFrame> reached(long epoch) {
    return frame -> frame.epoch() >= epoch;
  }

  /** One unit moves from the one region to the other; each is sent by another subtask. */
  private void publish(long epoch, long previous) {
    for (var subtask = 0; subtask < 2; subtask++) {
      var producer = subtasks.get(subtask);
      producer.beginTransaction();
      var region = subtask == 0 ? "31" : "44";
      var reach = subtask == 0 ? 50 + epoch : 50 - epoch;
      producer.send(
          new ProducerRecord<>(
              "livelift.campaign-metrics", bytes(region), cell(region, reach, epoch)));
      for (var stage : SOURCES) {
        send(producer, stage, subtask, epoch, previous, 0);
      }
      send(producer, "cells", subtask, epoch, previous, 1);
      producer.commitTransaction();
    }
  }

  private void send(
      KafkaProducer<byte[], byte[]> producer,
      String stage,
      int subtask,
      long epoch,
      long previous,
      long cells) {
    var part =
        EpochPart.newBuilder()
            .setEpoch(epoch)
            .setPreviousEpoch(previous == 0 ? -1 : previous)
            .setPart(stage)
            .setSubtask(subtask)
            .setParallelism(2)
            .setBarrierAt(Instant.now())
            .setCells(cells)
            .build();
    producer.send(
        new ProducerRecord<>("livelift.epochs", bytes(epoch + "/" + stage), parts.write(part)));
  }

  private byte[] cell(String region, long reach, long epoch) {
    return metrics.write(
        CampaignMetric.newBuilder()
            .setCampaignId("c")
            .setGranularity("CAMPAIGN")
            .setWindowStart(START)
            .setRegion(region)
            .setBreakdown("NONE")
            .setValue("")
            .setMeasures(Map.of("reach", reach))
            .setEpoch(epoch)
            .build());
  }

  private static long sumOfRegions(Dashboard dashboard) throws Exception {
    var sum = 0L;
    for (var cell : get(dashboard, "campaigns/c/cells?level=1").get("cells")) {
      sum += cell.get("measures").get("reach").asLong();
    }
    return sum;
  }

  private static JsonNode get(Dashboard dashboard, String path) throws Exception {
    return new ObjectMapper().readTree(dashboard.address().resolve("/api/v1/" + path).toURL());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void createTopics(String bootstrapServers) throws Exception {
    var properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    try (var admin = Admin.create(properties)) {
      admin
          .createTopics(
              List.of(
                  new NewTopic("livelift.campaign-metrics", 4, (short) 1),
                  new NewTopic("livelift.epochs", 1, (short) 1),
                  new NewTopic("livelift.campaigns", 1, (short) 1)))
          .all()
          .get();
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers, String id) {
    var properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    properties.put("transactional.id", id);
    var producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    return producer;
  }
}
