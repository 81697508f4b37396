package io.livelift.job.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livelift.wire.WireConfig;
import io.livelift.wire.WireFormat;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JobConfigTest {
  @TempDir Path folder;

  @Test
  void anEmptyFileIsAllDefaults() throws Exception {
    var config = load("");

    assertThat(config).isEqualTo(JobConfig.defaults("localhost:9092"));
    assertThat(config.topics().contentViews()).isEqualTo("livelift.content-views");
    assertThat(config.lateness().allowed()).isEqualTo(Duration.ofDays(7));
    assertThat(config.lateness().future()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.lateness().minuteCorrections()).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void aFullFileSetsEverything() throws Exception {
    var config =
        load(
            """
            kafka:
              bootstrap_servers: broker-1:9093,broker-2:9093
              group_id: campaigns
              transactional_id_prefix: campaigns-
              transaction_timeout: PT30M
              idleness: PT10S
              properties:
                security.protocol: SASL_SSL
            topics:
              content_views: a
              prescriptions: b
              campaigns: c
              physicians: d
              erasures: e
              campaign_metrics: f
              epochs: g
              rejected_events: h
            lateness:
              allowed: unbounded
              future: PT1M
              attribution_window: P30D
              minute_corrections: unbounded
            measurement:
              look_back: P90D
            privacy:
              smallest_group: 20
            limits:
              record_bytes: 1000
              events_per_person: 500
              bundle_persons: 10
              combined_cells: 20
            wire:
              format: registry
              registry_url: https://registry:8081
              registry_user: livelift
              registry_password_file: /run/secrets/registry
              json_topics: [a, c]
            """);

    assertThat(config)
        .isEqualTo(
            new JobConfig(
                new KafkaConfig(
                    "broker-1:9093,broker-2:9093",
                    "campaigns",
                    "campaigns-",
                    Duration.ofMinutes(30),
                    Duration.ofSeconds(10),
                    Map.of("security.protocol", "SASL_SSL")),
                new TopicsConfig("a", "b", "c", "d", "e", "f", "g", "h"),
                new LatenessConfig(
                    LatenessConfig.UNBOUNDED,
                    Duration.ofMinutes(1),
                    Duration.ofDays(30),
                    LatenessConfig.UNBOUNDED),
                new MeasurementConfig(Duration.ofDays(90)),
                new PrivacyConfig(20),
                new LimitsConfig(1000, 500, 10, 20),
                new WireConfig(
                    WireFormat.REGISTRY,
                    "https://registry:8081",
                    "livelift",
                    "/run/secrets/registry",
                    List.of("a", "c"))));
    assertThat(config.lateness().horizons().isBounded()).isFalse();
  }

  @Test
  void anUnknownKeyIsRefusedByName() {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> load("kafka:\n  bootstrap: x\n"))
        .withMessageContaining("there is no setting \"kafka.bootstrap\"")
        .withMessageContaining("bootstrap_servers");
  }

  @Test
  void aValueThatCannotBeIsRefusedByName() {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> load("lateness:\n  allowed: a week\n"))
        .withMessageContaining("lateness.allowed")
        .withMessageContaining("P7D");
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> load("limits:\n  record_bytes: 0\n"))
        .withMessageContaining("a limit must be at least 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 1, 0, -11})
  void groupsOfFewerThanFiveAreNeverPublished(int smallest) {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> load("privacy:\n  smallest_group: " + smallest + "\n"))
        .withMessageContaining("privacy")
        .withMessageContaining("smallest_group must be at least 5");
  }

  @Test
  void onlyCodeCanSwitchWithholdingOff() throws Exception {
    assertThat(JobConfig.defaults("broker:9092").privacy()).isEqualTo(new PrivacyConfig(11));
    assertThat(load("privacy: {}\n").privacy().withholds()).isTrue();
    assertThat(load("").withoutWithholding().privacy().withholds()).isFalse();
  }

  @Test
  void wireFormatsThatCannotBeAreRefused() {
    assertWire("format: protobuf", "wire.format: ", "[single-object, registry]");
    assertWire("format: registry", "no registry_url is given");
    assertWire("registry_url: http://r:8081", "the format is single-object");
    assertWire(
        "{format: registry, registry_url: 'http://me:hidden@r:8081'}", "without user and query");
    assertWire("{format: registry, registry_url: 'r:8081'}", "no http or https address");
    assertWire(
        "json_topics: [content-views]", "none of the topics that may be JSON: [livelift.content-");
  }

  private void assertWire(String settings, String... sentences) {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> load("wire:\n  " + settings + "\n"))
        .satisfies(e -> assertThat(e.getMessage()).contains(sentences).doesNotContain("hidden"))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(": : "));
  }

  @Test
  void brokenYamlAndAMissingFileSayWhere() {
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> load("kafka: [\n"))
        .withMessageContaining("livelift.yaml:");
    assertThatExceptionOfType(InvalidConfigException.class)
        .isThrownBy(() -> JobConfig.load(folder.resolve("none.yaml")))
        .withMessageContaining("--config");
  }

  private JobConfig load(String yaml) throws Exception {
    var file = folder.resolve("livelift.yaml");
    Files.writeString(file, yaml);
    return JobConfig.load(file);
  }
}
