package io.livelift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small schema registry in this JVM, which can be out of order in many ways. */
final class LocalRegistry implements AutoCloseable {
  /** Answers instead of the registry. */
  @FunctionalInterface
  interface Trouble {
    void answer(HttpExchange exchange) throws IOException;
  }

  static final String COMPATIBLE_PATH = "/apis/ccompat/v7";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<Integer, String> answers = new TreeMap<>();
  private final Queue<Trouble> troubles = new ConcurrentLinkedDeque<>();
  private final List<String> requests = new ArrayList<>();
  private final Queue<String> authorizations = new ArrayDeque<>();

  LocalRegistry() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(COMPATIBLE_PATH, this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + COMPATIBLE_PATH;
  }

  /** A client with a memory of its own, which gives up after three attempts. */
  SchemaRegistry client() {
    return client(new SchemaRegistry.Known(), Optional.empty());
  }

  SchemaRegistry client(SchemaRegistry.Known known, Optional<String> authorization) {
    var pauses = List.of(Duration.ofMillis(1), Duration.ofMillis(1));
    return new SchemaRegistry(
        new RegistryHttp(url() + "/", authorization, pauses, Duration.ofMillis(500)), known);
  }

  /** Puts a schema under an id. */
  synchronized LocalRegistry with(int id, String schema) {
    answers.put(id, JSON.createObjectNode().put("schema", schema).toString());
    return this;
  }

  /** Puts a whole answer under an id. */
  synchronized LocalRegistry withAnswer(int id, String answer) {
    answers.put(id, answer);
    return this;
  }

  /** The next request is answered by this, each by one. */
  LocalRegistry next(Trouble trouble) {
    troubles.add(trouble);
    return this;
  }

  static Trouble status(int status, String body) {
    return exchange -> respond(exchange, status, body);
  }

  synchronized List<String> requests() {
    return List.copyOf(requests);
  }

  synchronized Queue<String> authorizations() {
    return authorizations;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private synchronized void note(HttpExchange exchange) throws IOException {
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    var path = exchange.getRequestURI().getRawPath().substring(COMPATIBLE_PATH.length());
    requests.add((exchange.getRequestMethod() + " " + path + " " + body).strip());
    var authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization != null) {
      authorizations.add(authorization);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    note(exchange);
    var trouble = troubles.poll();
    if (trouble != null) {
      trouble.answer(exchange);
    } else if (exchange.getRequestMethod().equals("POST")) {
      respond(exchange, 200, "{\"id\":258}");
    } else {
      var path = exchange.getRequestURI().getPath();
      answer(exchange, Integer.parseInt(path.substring(path.lastIndexOf('/') + 1)));
    }
  }

  private void answer(HttpExchange exchange, int id) throws IOException {
    String answer;
    synchronized (this) {
      answer = answers.get(id);
    }
    if (answer == null) {
      respond(exchange, 404, "{\"error_code\":40403,\"message\":\"Schema not found\"}");
    } else {
      respond(exchange, 200, answer);
    }
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
