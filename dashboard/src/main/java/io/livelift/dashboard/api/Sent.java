package io.livelift.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.http.Context;
import java.io.IOException;

/** JSON that was sent. */
final class Sent {
  private static final int MOST_BYTES = 1 << 20;

  private Sent() {}

  /**
   * The JSON object of a request.
   *
   * @throws Problem if it is none
   */
  static JsonNode json(Context request) {
    var type = request.contentType();
    if (type == null || !type.startsWith("application/json")) {
      throw Problem.notJson();
    }
    var body = request.bodyAsBytes();
    if (body.length > MOST_BYTES) {
      throw Problem.badRequest("What was sent is longer than a megabyte.");
    }
    try {
      var json = Api.JSON.readTree(body);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw Problem.badRequest("What was sent is no JSON.");
    } catch (IOException e) {
      throw Problem.badRequest("What was sent is not readable.");
    }
    throw Problem.badRequest("What was sent is no JSON object.");
  }
}
