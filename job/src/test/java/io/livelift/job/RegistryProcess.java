package io.livelift.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** A schema registry as a process of its own, on the loopback interface, its data in memory. */
public final class RegistryProcess implements AutoCloseable {
  private static final Path HOME =
      Path.of(System.getProperty("basedir", ".")).resolve("../job/target/schema-registry");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final HttpClient http = HttpClient.newHttpClient();
  private final String url;
  private final Process process;
  private final Thread atExit = new Thread(this::destroy);

  private RegistryProcess(int port) throws IOException {
    url = "http://127.0.0.1:" + port + "/apis/ccompat/v7";
    process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Dquarkus.http.host=127.0.0.1",
                    "-Dquarkus.http.port=" + port,
                    "-jar",
                    program().toString()))
            .redirectErrorStream(true)
            .redirectOutput(HOME.resolveSibling("schema-registry-" + port + ".log").toFile())
            .start();
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Starts a registry whose subjects are FULL_TRANSITIVE, and waits until it answers. */
  public static RegistryProcess start() throws Exception {
    var registry = new RegistryProcess(freePort());
    try {
      Awaitility.await("the registry")
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(IOException.class)
          .until(
              () ->
                  !registry.process.isAlive()
                      || registry.send("PUT", "/config", "{\"compatibility\":\"FULL_TRANSITIVE\"}")
                          == 200);
      assertThat(registry.process.isAlive()).as("the registry is alive").isTrue();
      return registry;
    } catch (RuntimeException | Error e) {
      registry.close();
      throw e;
    }
  }

  public String url() {
    return url;
  }

  /** Registers a schema as a producer would; gives its id. */
  public int register(String subject, String schema) throws Exception {
    var body = JSON.createObjectNode().put("schema", schema).toString();
    var answer = answer("POST", "/subjects/" + subject + "/versions", body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body()).path("id").intValue();
  }

  /** How many versions a subject has. */
  int versions(String subject) throws Exception {
    var answer = answer("GET", "/subjects/" + subject + "/versions", "");
    return JSON.readTree(answer.body()).size();
  }

  /** Like {@code kill -9}. */
  void kill() {
    destroy();
  }

  @Override
  public void close() {
    destroy();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  private void destroy() {
    process.destroyForcibly().onExit().join();
  }

  private int send(String method, String path, String body) throws Exception {
    return answer(method, path, body).statusCode();
  }

  private HttpResponse<String> answer(String method, String path, String body) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create(url + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .timeout(Duration.ofSeconds(20))
            .build(),
        BodyHandlers.ofString());
  }

  private static Path program() throws IOException {
    try (var files = Files.list(HOME)) {
      return files
          .filter(file -> file.toString().endsWith("-runner.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
