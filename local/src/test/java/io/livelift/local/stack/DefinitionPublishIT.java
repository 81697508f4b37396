package io.livelift.local.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.livelift.contract.Audience;
import io.livelift.contract.Campaign;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.Tier;
import io.livelift.dashboard.Dashboard;
import io.livelift.dashboard.DashboardConfig;
import io.livelift.dashboard.access.AccessConfig;
import io.livelift.dashboard.definition.DefinitionJson;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.job.config.JobConfig;
import io.livelift.job.journey.AudienceOfJob;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.SingleObjectWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A definition made in the page, and the preview of its audience, with a real broker. */
class DefinitionPublishIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant START = Instant.parse("2026-03-01T16:00:00Z");
  private static final List<String> REGIONS =
      List.of("44", "44/4403", "440305", "31", "31/3101", "4", "UNKNOWN");

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Random random = new Random(20_261_125);
  private Dashboard dashboard;

  @Test
  void whatIsPublishedIsInTheLogAndTheAudienceIsTheJobs() throws Exception {
    try (var postgres = EmbeddedPostgres.start(folder.resolve("postgres"))) {
      try (var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0)) {
        var address = kafka.bootstrapServers();
        var topics = JobConfig.defaults(address).topics();
        Topics.create(address, Topics.of(topics), Topics.ArrivalTime.LOG_APPEND);
        dashboard = Dashboard.start(config(address, postgres));
        publishedIsRead(address);
        audienceIsTheJobs(address);
      }
      kafkaIsAway();
    } finally {
      if (dashboard != null) {
        dashboard.close();
      }
    }
  }

  private static DashboardConfig config(String kafka, EmbeddedPostgres postgres) {
    return DashboardConfig.of(kafka, new StoreConfig(postgres.jdbcUrl(), postgres.user(), ""))
        .withPort(0)
        .withAccess(AccessConfig.open());
  }

  private void publishedIsRead(String address) throws Exception {
    Awaitility.await()
        .atMost(SOON)
        .until(() -> send("POST", "definition", campaign(1, audience())).statusCode() == 201);
    Awaitility.await().atMost(SOON).until(() -> newest().path("state").asText().equals("ARRIVED"));
    assertThat(send("PUT", "definition", campaign(1, audience())).statusCode()).isEqualTo(200);
    assertThat(send("PUT", "definition", campaign(1, audience())).statusCode()).isEqualTo(409);
    try (var consumer =
        new KafkaConsumer<>(
            properties(address), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      var partition = new TopicPartition("livelift.campaigns", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      var reader = new SingleObjectReader<>(Campaign.class);
      List<Long> versions = new ArrayList<>();
      while (consumer.position(partition)
          < consumer.endOffsets(List.of(partition)).get(partition)) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          assertThat(new String(record.key(), UTF_8)).isEqualTo("spring");
          versions.add(reader.read(record.value()).getVersion());
        }
      }
      assertThat(versions).containsExactly(1L, 2L);
    }
  }

  private JsonNode newest() throws Exception {
    return JSON.readTree(send("GET", "definition", null).body()).path("versions").path(0);
  }

  private void audienceIsTheJobs(String address) throws Exception {
    var profiles = profiles();
    var erased = Set.of("p-3", "p-50");
    try (var producer =
        new KafkaProducer<>(
            properties(address), new ByteArraySerializer(), new ByteArraySerializer())) {
      var profileWriter = new SingleObjectWriter<>(Physician.class);
      for (var profile : profiles) {
        var key = profile.getPhysicianId() + "@" + profile.getEffectiveFrom().toEpochMilli();
        send(producer, "livelift.physicians", key, profileWriter.write(profile));
      }
      var erasureWriter = new SingleObjectWriter<>(Erasure.class);
      for (var id : erased) {
        var erasure = Erasure.newBuilder().setPhysicianId(id).setRequestedAt(Instant.now()).build();
        send(producer, "livelift.erasures", "physician/" + id, erasureWriter.write(erasure));
      }
    }
    var people =
        profiles.stream().map(Physician::getPhysicianId).distinct().count() - erased.size();
    Awaitility.await()
        .atMost(SOON)
        .until(() -> preview(audience()).path("known").asLong() == people);
    for (var i = 0; i < 40; i++) {
      var audience = randomAudience();
      assertThat(preview(audience).path("members").asLong())
          .as("%s", audience)
          .isEqualTo(AudienceOfJob.members(profiles, erased, campaign(2, audience)));
    }
  }

  private JsonNode preview(Audience audience) throws Exception {
    var answer = send("POST", "definition/preview", campaign(2, audience));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("audience");
  }

  private void kafkaIsAway() throws Exception {
    var answer = send("PUT", "definition", campaign(2, audience()));
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(JSON.readTree(answer.body()).path("detail").asText())
        .startsWith("Kafka did not take the new version into livelift.campaigns");
  }

  private List<Physician> profiles() {
    List<Physician> profiles = new ArrayList<>();
    for (var i = 0; i < 600; i++) {
      profiles.add(
          Physician.newBuilder()
              .setPhysicianId("p-" + i % 250)
              .setVersion(random.nextInt(3))
              .setEffectiveFrom(START.plus(Duration.ofDays(random.nextInt(5) - 2)))
              .setRegion(random.nextInt(8) == 0 ? null : REGIONS.get(random.nextInt(7)))
              .setTier(Tier.values()[random.nextInt(Tier.values().length)])
              .setSpecialty(random.nextBoolean() ? "CARDIOLOGY" : "")
              .setSegments(random.nextBoolean() ? List.of("A") : List.of("B", "C"))
              .setConsent(random.nextInt(4) > 0)
              .build());
    }
    return profiles;
  }

  private static Audience audience() {
    return Audience.newBuilder()
        .setRegions(List.of())
        .setTiers(List.of())
        .setSpecialties(List.of())
        .setSegments(List.of())
        .build();
  }

  private Audience randomAudience() {
    return Audience.newBuilder()
        .setRegions(some(REGIONS))
        .setTiers(some(List.of("TERTIARY", "SECONDARY", "UNKNOWN")))
        .setSpecialties(some(List.of("CARDIOLOGY", "ONCOLOGY")))
        .setSegments(some(List.of("A", "B")))
        .build();
  }

  private List<String> some(List<String> values) {
    return random.nextBoolean()
        ? List.of()
        : values.stream().filter(value -> random.nextBoolean()).toList();
  }

  private static Campaign campaign(long edited, Audience audience) {
    return Campaign.newBuilder()
        .setCampaignId("spring")
        .setVersion(edited)
        .setName("Spring " + edited)
        .setProductIds(List.of("CARDIZOL"))
        .setStartsAt(START)
        .setEndsAt(START.plus(Duration.ofDays(60)))
        .setAudience(audience)
        .setHoldoutPercent(10)
        .build();
  }

  /** The campaign's own version stands for the one that was edited. */
  private HttpResponse<String> send(String verb, String rest, Campaign campaign) throws Exception {
    ObjectNode body = JSON.createObjectNode();
    if (campaign != null) {
      body.put("edited_version", campaign.getVersion());
      body.set("definition", DefinitionJson.of(campaign));
    }
    var request =
        HttpRequest.newBuilder(dashboard.address().resolve("/api/v1/campaigns/spring/" + rest))
            .header("Content-Type", "application/json")
            .timeout(SOON)
            .method(
                verb,
                campaign == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static void send(
      KafkaProducer<byte[], byte[]> producer, String topic, String key, byte[] value)
      throws Exception {
    producer.send(new ProducerRecord<>(topic, key.getBytes(UTF_8), value)).get();
  }

  private static Properties properties(String address) {
    var properties = new Properties();
    properties.put("bootstrap.servers", address);
    return properties;
  }
}
