package io.livelift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The HTTP side of a registry: time limits, repetition, sign-in. */
final class RegistryHttp {
  /** Together with the time limit this bounds how long a caller waits: 22 s. */
  private static final List<Duration> PAUSES =
      List.of(Duration.ofMillis(200), Duration.ofMillis(600), Duration.ofMillis(1200));

  private static final Duration TIME_LIMIT = Duration.ofSeconds(5);

  /** What the registry answered, other than that it is out of order. */
  record Answer(int status, String body) {}

  private final URI base;
  private final Optional<String> authorization;
  private final List<Duration> pauses;
  private final Duration timeLimit;
  private HttpClient client;

  RegistryHttp(
      String url, Optional<String> authorization, List<Duration> pauses, Duration timeLimit) {
    this.base = URI.create(url.replaceAll("/+$", ""));
    this.authorization = authorization;
    this.pauses = pauses;
    this.timeLimit = timeLimit;
  }

  static RegistryHttp of(WireConfig config) {
    var authorization =
        Optional.ofNullable(config.registryUser())
            .map(user -> basic(user, RegistryPassword.of(config, System.getenv())));
    return new RegistryHttp(config.registryUrl(), authorization, PAUSES, TIME_LIMIT);
  }

  static String basic(String user, String password) {
    return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
  }

  URI base() {
    return base;
  }

  /**
   * Asks until there is an answer.
   *
   * @param what is asked for, for the sentence of a failure
   * @throws RegistryException if there is none after several attempts, or the sign-in is refused
   */
  Answer ask(String path, String method, BodyPublisher body, String what) {
    var request = request(path, method, body);
    for (var attempt = 1; ; attempt++) {
      try {
        return answer(request, what);
      } catch (IOException e) {
        if (attempt > pauses.size()) {
          throw noAnswer(what, attempt, e);
        }
      }
      pause(pauses.get(attempt - 1));
    }
  }

  /** The answer says nothing about what was asked: so something else than a registry answers. */
  RegistryException unexpected(Answer answer, String what) {
    return new RegistryException(
        "What answers at %s to %s (HTTP %d) is no schema registry, or does not know the request: correct registry_url."
            .formatted(base, what, answer.status()));
  }

  private HttpRequest request(String path, String method, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .method(method, body)
            .timeout(timeLimit)
            .header("Accept", "application/vnd.schemaregistry.v1+json")
            .header("Content-Type", "application/vnd.schemaregistry.v1+json");
    authorization.ifPresent(value -> request.header("Authorization", value));
    return request.build();
  }

  /**
   * @throws IOException if there is no answer, or only that the registry is out of order
   */
  private Answer answer(HttpRequest request, String what) throws IOException {
    var answer = send(request);
    if (answer.status() == 401 || answer.status() == 403) {
      throw new RegistryException(
          "The schema registry at %s refuses us %s (HTTP %d): check registry_user and its password."
              .formatted(base, what, answer.status()));
    }
    if (answer.status() >= 500 || answer.status() == 429 || answer.status() == 408) {
      throw new OutOfOrderException(answer.status());
    }
    return answer;
  }

  private Answer send(HttpRequest request) throws IOException {
    var pending = client().sendAsync(request, BodyHandlers.ofString(UTF_8));
    try {
      // The request's own limit ends with the headers; this one holds for the body too.
      HttpResponse<String> response = pending.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), response.body());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new HttpTimeoutException("no answer within " + timeLimit);
    } catch (InterruptedException e) {
      pending.cancel(true);
      throw interrupted(e);
    }
  }

  private HttpClient client() {
    if (client == null) {
      client =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .connectTimeout(timeLimit)
              .build();
    }
    return client;
  }

  private void pause(Duration duration) {
    try {
      TimeUnit.MILLISECONDS.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private RegistryException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new RegistryException(
        "The wait for the schema registry at " + base + " was interrupted.", e);
  }

  private RegistryException noAnswer(String what, int attempts, IOException last) {
    var problem =
        last instanceof OutOfOrderException ? last.getMessage() : last.getClass().getSimpleName();
    return new RegistryException(
        "The schema registry at %s did not answer for %s in %d attempts (%s): start it, or correct registry_url; schemas that were read before are still known."
            .formatted(base, what, attempts, problem),
        last);
  }

  /** The registry is there, but says that it cannot answer now. */
  private static final class OutOfOrderException extends IOException {
    private static final long serialVersionUID = 1L;

    OutOfOrderException(int status) {
      super("HTTP " + status);
    }
  }
}
