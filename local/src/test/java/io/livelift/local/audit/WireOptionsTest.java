package io.livelift.local.audit;

import static io.livelift.local.audit.LogBuilder.campaign;
import static io.livelift.local.audit.LogBuilder.issued;
import static io.livelift.local.audit.LogBuilder.view;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livelift.local.CommandException;
import io.livelift.wire.WireConfig;
import io.livelift.wire.WireFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WireOptionsTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final Instant LATER = T0.plus(Duration.ofHours(3));
  private static final String VIEW =
      "{\"event_id\":\"v\",\"event_time\":\"2026-03-01T03:00:00Z\",\"campaign_id\":\"C\",\"content_id\":\"content-1\","
          + "\"physician_id\":\"D\",\"channel\":\"WECHAT\",\"team\":\"VIRTUAL\",\"dwell_ms\":1000,\"completed\":true}";

  @Test
  void withoutOptionsEveryTopicIsInSingleObjectEncoding() {
    assertThat(config()).isEqualTo(WireConfig.defaults());
  }

  @Test
  void optionsSayWhatTheConfigurationOfTheJobSays() {
    assertThat(
            config(
                "--wire=registry",
                "--registry-url=http://r:8081",
                "--registry-user=auditor",
                "--registry-password-file=/run/secrets/p",
                "--json-topics=livelift.content-views,livelift.campaigns"))
        .isEqualTo(
            new WireConfig(
                WireFormat.REGISTRY,
                "http://r:8081",
                "auditor",
                "/run/secrets/p",
                List.of("livelift.content-views", "livelift.campaigns")));
  }

  @Test
  void optionsThatDoNotGoTogetherAreOneSentence() {
    assertRefused("neither single-object nor registry", "--wire=protobuf");
    assertRefused("no registry_url is given", "--wire=registry");
    assertRefused("json_topics names livelift.epochs", "--json-topics=livelift.epochs");
  }

  @Test
  void aLogInJsonIsRecomputedLikeOneInAvro() {
    var avro = new LogBuilder().add(campaign("C", "P", T0, T0.plus(Duration.ofDays(28))));
    var json = new LogBuilder().add(campaign("C", "P", T0, T0.plus(Duration.ofDays(28))));
    avro.add(view("v", "C", "D", LATER));
    json.addBytes(LogTopic.VIEWS, 0, LATER, VIEW.getBytes(UTF_8));
    avro.addBytes(LogTopic.VIEWS, 0, LATER, new byte[] {1});
    json.addBytes(LogTopic.VIEWS, 0, LATER, "{".getBytes(UTF_8));
    avro.add(issued("rx", "D", "P", LATER));
    json.add(issued("rx", "D", "P", LATER));
    var settings =
        new OracleSettings(
            Optional.empty(), Duration.ofDays(90), Duration.ofDays(1), Duration.ofDays(180));

    var expected = Oracle.recompute(avro.build(), settings);
    var readers = RecordReaders.of(config("--json-topics=livelift.content-views"));

    assertThat(Oracle.recompute(json.build(), settings, readers)).isEqualTo(expected);
    assertThat(expected.cells()).isNotEmpty();
  }

  private static WireConfig config(String... options) {
    return CommandLine.populateCommand(new WireOptions(), options).config();
  }

  private static void assertRefused(String sentence, String... options) {
    assertThatExceptionOfType(CommandException.class)
        .isThrownBy(() -> config(options))
        .withMessageContaining(sentence);
  }
}
