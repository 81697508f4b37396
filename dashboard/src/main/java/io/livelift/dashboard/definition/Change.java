package io.livelift.dashboard.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One field that differs between two versions. Serialized as it is into the API.
 *
 * @param field its path, such as {@code audience.regions}
 * @param before JSON null where there was no earlier version
 */
public record Change(String field, JsonNode before, JsonNode after) {
  private static final String AUDIENCE = "audience";

  /**
   * What differs, but for the version's number.
   *
   * @param before an empty object for a new campaign
   */
  public static List<Change> between(ObjectNode before, ObjectNode after) {
    List<Change> changes = new ArrayList<>();
    for (var field : fields(before, after)) {
      if (field.equals("version") || field.equals(AUDIENCE)) {
        continue;
      }
      compare(field, before.path(field), after.path(field), changes);
    }
    for (var field : fields(before.path(AUDIENCE), after.path(AUDIENCE))) {
      compare(
          AUDIENCE + "." + field,
          before.path(AUDIENCE).path(field),
          after.path(AUDIENCE).path(field),
          changes);
    }
    return changes;
  }

  private static void compare(String field, JsonNode before, JsonNode after, List<Change> changes) {
    if (!before.equals(after)) {
      changes.add(new Change(field, known(before), known(after)));
    }
  }

  private static JsonNode known(JsonNode value) {
    return value.isMissingNode() ? NullNode.instance : value;
  }

  private static Set<String> fields(JsonNode before, JsonNode after) {
    var fields = new LinkedHashSet<String>();
    after.fieldNames().forEachRemaining(fields::add);
    before.fieldNames().forEachRemaining(fields::add);
    return fields;
  }
}
