package io.livelift.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;

/**
 * A schema registry that speaks Confluent's API. What it said once is known for as long as this JVM
 * runs: the schema of an id never changes.
 */
final class SchemaRegistry {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SCHEMA_NOT_FOUND = 40403;

  /**
   * What is known of each registry; beyond the life of a task, so that one may restart without it.
   */
  private static final Map<URI, Known> KNOWN = new ConcurrentHashMap<>();

  private record Registration(String subject, Schema schema) {}

  /** Bounded by what stands in the registry. */
  record Known(Map<Integer, RegisteredSchema> schemas, Map<Registration, Integer> ids) {
    Known() {
      this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }
  }

  private final RegistryHttp http;
  private final Known known;

  SchemaRegistry(RegistryHttp http, Known known) {
    this.http = http;
    this.known = known;
  }

  /** The registry that a configuration names. */
  static SchemaRegistry of(WireConfig config) {
    var http = RegistryHttp.of(config);
    return new SchemaRegistry(http, KNOWN.computeIfAbsent(http.base(), base -> new Known()));
  }

  /**
   * The schema of an id; empty if the registry says that it has none.
   *
   * @throws RegistryException if it cannot be asked
   */
  Optional<RegisteredSchema> schema(int id) {
    var schema = known.schemas().get(id);
    if (schema != null) {
      return Optional.of(schema);
    }
    var asked = lookUp(id);
    asked.ifPresent(found -> known.schemas().put(id, found));
    return asked;
  }

  /**
   * Registers a schema under a subject, and gives its id; the same one if it stands there already.
   *
   * @throws IncompatibleSchemaException if the registry refuses it
   * @throws RegistryException if it cannot be asked
   */
  int register(String subject, Schema schema) {
    return known
        .ids()
        .computeIfAbsent(new Registration(subject, schema), r -> post(r.subject(), r.schema()));
  }

  private Optional<RegisteredSchema> lookUp(int id) {
    var what = "schema " + id;
    var answer = http.ask("/schemas/ids/" + id, "GET", BodyPublishers.noBody(), what);
    if (answer.status() == 404 && error(answer) == SCHEMA_NOT_FOUND) {
      return Optional.empty();
    }
    return Optional.of(parse(object(answer, what)));
  }

  private int post(String subject, Schema schema) {
    var what = "the registration of " + subject;
    var body = JSON.createObjectNode().put("schema", schema.toString()).toString();
    var path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
    var answer = http.ask(path, "POST", BodyPublishers.ofString(body), what);
    if (answer.status() == 409) {
      throw new IncompatibleSchemaException(
          "The schema registry at %s refuses our schema of %s, incompatible with one that stands there: use another topic, or set the subject right."
              .formatted(http.base(), subject));
    }
    var id = object(answer, what).path("id");
    if (!id.isInt()) {
      throw http.unexpected(answer, what);
    }
    return id.intValue();
  }

  private static RegisteredSchema parse(JsonNode answer) {
    var kind = answer.path("schemaType").asText("AVRO");
    if (!kind.equals("AVRO") || !answer.path("references").isEmpty()) {
      return new RegisteredSchema(Optional.empty());
    }
    try {
      return new RegisteredSchema(
          Optional.of(new SchemaParser().parse(answer.path("schema").asText()).mainSchema()));
    } catch (AvroRuntimeException e) {
      return new RegisteredSchema(Optional.empty());
    }
  }

  private JsonNode object(RegistryHttp.Answer answer, String what) {
    var json = tree(answer);
    if (answer.status() != 200 || !json.isObject()) {
      throw http.unexpected(answer, what);
    }
    return json;
  }

  private static int error(RegistryHttp.Answer answer) {
    return tree(answer).path("error_code").asInt();
  }

  private static JsonNode tree(RegistryHttp.Answer answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      return JSON.missingNode();
    }
  }
}
