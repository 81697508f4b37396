package io.livelift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a registry can do wrong. */
class SchemaRegistryTest {
  private static final Schema TEXT = Schema.create(Schema.Type.STRING);

  @TempDir Path folder;
  private LocalRegistry registry;

  @BeforeEach
  void begin() throws IOException {
    registry = new LocalRegistry().with(1, TEXT.toString());
  }

  @AfterEach
  void end() {
    registry.close();
  }

  @Test
  void oneThatIsDownIsASentenceAndNoAnswer() {
    var client = registry.client();
    registry.close();

    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> client.schema(1))
        .withMessageContaining(registry.url() + " did not answer for schema 1 in 3 attempts")
        .withMessageContaining("start it, or correct registry_url");
  }

  @Test
  void whatWasToldIsKnownAfterARestartOfTheTaskWhileItIsDown() {
    var known = new SchemaRegistry.Known();
    registry.client(known, Optional.empty()).schema(1);
    registry.client(known, Optional.empty()).register("cells-value", TEXT);
    registry.close();

    var restarted = registry.client(known, Optional.empty());
    assertThat(restarted.schema(1)).contains(new RegisteredSchema(Optional.of(TEXT)));
    assertThat(restarted.register("cells-value", TEXT)).isEqualTo(258);
    assertThatExceptionOfType(RegistryException.class).isThrownBy(() -> restarted.schema(2));
  }

  @ParameterizedTest
  @CsvSource({"500", "502", "503", "429"})
  void oneThatIsOutOfOrderForAMomentIsAskedAgain(int status) {
    registry.next(LocalRegistry.status(status, "")).next(LocalRegistry.status(status, "busy"));

    assertThat(registry.client().schema(1)).isPresent();
    assertThat(registry.requests()).hasSize(3);
  }

  @Test
  void oneThatNeverAnswersOrNeverEndsItsAnswerIsGivenUp() {
    var never = new CountDownLatch(1);
    LocalRegistry.Trouble silent = exchange -> await(never);
    LocalRegistry.Trouble endless =
        exchange -> {
          exchange.sendResponseHeaders(200, 1_000);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          await(never);
        };
    registry.next(silent).next(endless).next(silent);

    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> registry.client().schema(1))
        .withMessageContaining("Timeout");
  }

  @ParameterizedTest
  @CsvSource({"401", "403"})
  void aRefusedSignInIsToldAtOnceWithoutTheSecret(int status) {
    registry.next(LocalRegistry.status(status, "{\"error_code\":40101}"));
    var authorization = RegistryHttp.basic("livelift", "hidden");
    var client = registry.client(new SchemaRegistry.Known(), Optional.of(authorization));

    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> client.schema(1))
        .withMessageContaining("check registry_user and its password")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden", authorization));
    assertThat(registry.requests()).hasSize(1);
    assertThat(registry.authorizations()).containsExactly("Basic bGl2ZWxpZnQ6aGlkZGVu");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "404;<html>not found</html>",
        "404;{\"error_code\":0}",
        "404;{\"error_code\":404}",
        "302;",
        "200;<html>sign in</html>",
        "200;[]",
        "400;{}"
      })
  void somethingElseAtTheAddressRejectsNoRecord(int status, String body) {
    registry.next(LocalRegistry.status(status, body == null ? "" : body));

    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> registry.client().schema(1))
        .withMessageContaining("HTTP " + status)
        .withMessageContaining("correct registry_url");
  }

  @Test
  void aSchemaIsRegisteredOnceUnderItsSubject() {
    var client = registry.client();
    assertThat(client.register("a/c-value", TEXT)).isEqualTo(258);
    assertThat(client.register("a/c-value", TEXT)).isEqualTo(258);
    assertThat(registry.requests())
        .containsExactly("POST /subjects/a%2Fc-value/versions {\"schema\":\"\\\"string\\\"\"}");
  }

  @Test
  void anIncompatibleSchemaIsRefusedForGood() {
    registry.next(LocalRegistry.status(409, "{\"error_code\":409,\"message\":\"details\"}"));

    assertThatExceptionOfType(IncompatibleSchemaException.class)
        .isThrownBy(() -> registry.client().register("cells-value", TEXT))
        .withMessageContaining("refuses our schema of cells-value")
        .withMessageContaining("use another topic");
    assertThat(registry.requests()).hasSize(1);
  }

  @Test
  void thePasswordComesFromTheEnvironmentElseFromItsFile() throws IOException {
    var file = Files.writeString(folder.resolve("password"), "of-the-file\n");
    var config = config(file.toString());
    assertThat(RegistryPassword.of(config, Map.of())).isEqualTo("of-the-file");
    assertThat(RegistryPassword.of(config, Map.of(RegistryPassword.VARIABLE, "x"))).isEqualTo("x");
    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> RegistryPassword.of(config(null), Map.of()))
        .withMessageContaining("set LIVELIFT_REGISTRY_PASSWORD");
    assertThatExceptionOfType(RegistryException.class)
        .isThrownBy(() -> RegistryPassword.of(config(file + ".gone"), Map.of()))
        .withMessageContaining("password.gone with the registry's password cannot be read");
  }

  private static WireConfig config(String passwordFile) {
    return new WireConfig(WireFormat.REGISTRY, "http://r:8081", "livelift", passwordFile, null);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
