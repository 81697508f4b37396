package io.livelift.dashboard.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody at a browser: keeps a cookie, and says where what is sent comes from. */
public final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final URI base;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private String setCookie;

  public Client(URI address) {
    this.base = address.resolve("/api/v1/");
    headers.put("Origin", "http://" + address.getAuthority());
  }

  /** Sent with all that follows; null takes it away. */
  Client header(String name, String value) {
    if (value == null) {
      headers.remove(name);
    } else {
      headers.put(name, value);
    }
    return this;
  }

  /** Uses a cookie, as {@code name=value}. */
  Client cookie(String other) {
    cookies.clear();
    keep(other);
    return this;
  }

  /** The cookie of the session, as {@code name=value}; null if there is none. */
  String cookie() {
    return cookies.entrySet().stream()
        .filter(cookie -> cookie.getKey().matches("livelift-[0-9]+|__Host-livelift"))
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .findFirst()
        .orElse(null);
  }

  private void keep(String cookie) {
    cookies.put(
        cookie.substring(0, cookie.indexOf('=')), cookie.substring(cookie.indexOf('=') + 1));
  }

  /** The last cookie that the server set, with its attributes. */
  String setCookie() {
    return setCookie;
  }

  public HttpResponse<String> send(String verb, String path, String body) throws Exception {
    var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    headers.forEach(request::header);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    if (body == null) {
      request.method(verb, BodyPublishers.noBody());
    } else {
      if (!headers.containsKey("Content-Type")) {
        request.header("Content-Type", "application/json");
      }
      request.method(verb, BodyPublishers.ofString(body));
    }
    var answer = HTTP.send(request.build(), BodyHandlers.ofString());
    for (var text : answer.headers().allValues("Set-Cookie")) {
      setCookie = text;
      keep(text.substring(0, text.indexOf(';')));
      if (text.contains("Max-Age=0")) {
        cookies.remove(text.substring(0, text.indexOf('=')));
      }
    }
    return answer;
  }

  int status(String path) throws Exception {
    return send("GET", path, null).statusCode();
  }

  JsonNode get(String path) throws Exception {
    return JSON.readTree(send("GET", path, null).body());
  }

  JsonNode json(String verb, String path, String body) throws Exception {
    return JSON.readTree(send(verb, path, body).body());
  }

  public HttpResponse<String> signIn(String name, String password) throws Exception {
    return send(
        "POST", "session", JSON.writeValueAsString(Map.of("name", name, "password", password)));
  }

  public HttpResponse<String> changePassword(String current, String wanted) throws Exception {
    return send(
        "PUT",
        "account/password",
        JSON.writeValueAsString(Map.of("current", current, "new", wanted)));
  }
}
