package io.livelift.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.dashboard.access.Role;
import io.livelift.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  @TempDir Path folder;

  private DashboardConfig read(String yaml) throws IOException {
    return ConfigFile.read(
        Files.writeString(folder.resolve("dashboard.yaml"), yaml),
        Map.of(ConfigFile.PASSWORD_VARIABLE, "secret"));
  }

  @Test
  void whatIsMissingHasItsDefault() throws IOException {
    var config =
        read("kafka: {bootstrap_servers: 'b:9092'}\npostgres: {jdbc_url: 'jdbc:postgresql://p/l'}");
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.topics().metrics()).isEqualTo("livelift.campaign-metrics");
    assertThat(config.retention().minute()).isEqualTo(Duration.ofDays(7));
    assertThat(config.store().password()).isEqualTo("secret");
    assertThat(config.toString()).doesNotContain("secret");
  }

  @Test
  void everySettingIsRead() throws IOException {
    var config =
        read(
            """
            kafka:
              bootstrap_servers: b:9092
              topics: {metrics: m, epochs: e, campaigns: c}
              properties: {security.protocol: SASL_SSL}
            postgres: {jdbc_url: 'jdbc:postgresql://p/l', user: u}
            http: {host: 0.0.0.0, port: 80}
            wire: {format: registry, registry_url: 'http://r:8081', json_topics: [c]}
            retention: {minute: P1D, hour: forever, frames: P2D}
            """);
    assertThat(config.topics().epochs()).isEqualTo("e");
    assertThat(config.wire().format()).isEqualTo(WireFormat.REGISTRY);
    assertThat(config.wire().jsonTopics()).containsExactly("c");
    assertThat(config.kafkaProperties()).containsEntry("security.protocol", "SASL_SSL");
    assertThat(config.store().user()).isEqualTo("u");
    assertThat(config.http().port()).isEqualTo(80);
    assertThat(config.retention().hour()).isNull();
    assertThat(config.retention().frames()).isEqualTo(Duration.ofDays(2));
  }

  @Test
  void aWireFormatThatCannotBeIsOneSentence() {
    var rest = "\nkafka: {bootstrap_servers: b}\npostgres: {jdbc_url: 'jdbc:postgresql://p/l'}";
    assertThatThrownBy(() -> read("wire: {format: registry}" + rest))
        .hasMessageContaining("no registry_url is given")
        .hasMessageNotContaining("ValueInstantiation");
    assertThatThrownBy(() -> read("wire: {json_topics: [livelift.epochs]}" + rest))
        .hasMessageContaining("wire.json_topics names livelift.epochs");
  }

  private static final String REST =
      "\nkafka: {bootstrap_servers: b}\npostgres: {jdbc_url: 'jdbc:postgresql://p/l'}";

  @Test
  void peopleSignInUnlessSomebodySaysOtherwise() throws IOException {
    var defaults = read(REST).access();
    assertThat(defaults.signIn()).isTrue();
    assertThat(defaults.idle()).isEqualTo(Duration.ofHours(12));
    assertThat(defaults.oidc()).isNull();
    assertThat(read("access: {sign_in: none}" + REST).access().signIn()).isFalse();
    var secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
    var config =
        read(
            """
            access:
              sign_in: required
              sessions: {idle: PT1H, longest: P1D}
              trusted_proxies: [10.0.0.0/8]
              oidc:
                issuer: https://id.example.com/
                client_id: livelift
                client_secret_file: %s
                name: Example
                public_address: https://live.example.com/
                scopes: [email]
                name_claim: email
                role_claim: groups
                roles: {marketing: MANAGER}
                campaigns_claim: campaigns
            """
                    .formatted(secret)
                + REST);
    var access = config.access();
    assertThat(access.longest()).isEqualTo(Duration.ofDays(1));
    assertThat(access.trustedProxies()).containsExactly("10.0.0.0/8");
    assertThat(access.oidc().clientSecret()).isEqualTo("s3cret");
    assertThat(access.oidc().roles()).containsEntry("marketing", Role.MANAGER);
    assertThat(config.toString()).doesNotContain("s3cret");
  }

  @Test
  void aSettingOfAccessThatCannotBeIsOneSentence() {
    assertThatThrownBy(() -> read("access: {sign_in: maybe}" + REST))
        .hasMessageEndingWith("access.sign_in is neither required nor none.");
    assertThatThrownBy(() -> read("access: {sessions: {idle: forever}}" + REST))
        .hasMessageContaining("access.sessions.idle cannot be for ever.");
    assertThatThrownBy(() -> read("access: {oidc: {client_id: c}}" + REST))
        .hasMessageContaining("access.oidc.issuer is not set.");
    assertThatThrownBy(() -> read("access: {oidc: {issuer: example}}" + REST))
        .hasMessageContaining("access.oidc.issuer is no address");
    assertThatThrownBy(() -> read("access: {oidc: {roles: {a: OWNER}}}" + REST))
        .hasMessageContaining("line ");
  }

  @Test
  void anUnknownSettingIsRefusedByName() {
    assertThatThrownBy(() -> read("kafka: {bootstrap_severs: b}"))
        .hasMessageContaining("there is no setting \"bootstrap_severs\"");
  }

  @Test
  void aMissingOrBrokenFileIsOneSentence() {
    assertThatThrownBy(() -> ConfigFile.read(folder.resolve("none.yaml"), Map.of()))
        .hasMessageEndingWith("none.yaml cannot be read.");
    assertThatThrownBy(() -> read("kafka: [")).hasMessageContaining("line ");
    assertThatThrownBy(() -> read("kafka: {bootstrap_servers: b}"))
        .hasMessageEndingWith("postgres.jdbc_url is not set.");
  }
}
