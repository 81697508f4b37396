package io.livelift.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Asks a running API, and compares its answers with the contract. */
public final class ApiClient {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final JsonNode contract;

  public ApiClient(URI address) throws IOException {
    this.base = address.resolve("/api/v1/");
    this.contract =
        new YAMLMapper().readTree(ApiClient.class.getResource("/openapi/livelift-v1.yaml"));
  }

  URI uri(String path) {
    return base.resolve(path);
  }

  HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20)).build();
    return http.send(request, BodyHandlers.ofString());
  }

  JsonNode json(String path) throws Exception {
    return JSON.readTree(get(path).body());
  }

  /**
   * How an answer breaks a schema of the contract, which is looked up there with its references.
   */
  public List<String> violations(String body, String schema) throws IOException {
    var root = (ObjectNode) contract.deepCopy();
    root.put("$ref", "#/components/schemas/" + schema);
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(root)
        .validate(JSON.readTree(body))
        .stream()
        .map(Object::toString)
        .toList();
  }
}
