package io.livelift.dashboard.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.javalin.http.Context;
import io.livelift.dashboard.api.InstantText;
import io.livelift.dashboard.api.Problem;
import java.io.IOException;

/** Reads and writes JSON of requests that change something. */
final class Bodies {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(InstantText.module())
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .build();

  private Bodies() {}

  /** Answers what no cache may keep. */
  static void answer(Context request, Object value) {
    try {
      request
          .contentType("application/json")
          .header("Cache-Control", "no-store")
          .result(JSON.writeValueAsBytes(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("An answer has no JSON form.", e);
    }
  }

  /**
   * What was sent.
   *
   * @throws Problem if it is no JSON of this kind
   */
  static <T> T read(Context request, Class<T> type) {
    var contentType = request.contentType();
    if (contentType == null || !contentType.startsWith("application/json")) {
      throw Problem.notJson();
    }
    T body;
    try {
      body = JSON.readValue(request.bodyAsBytes(), type);
    } catch (UnrecognizedPropertyException e) {
      throw Problem.badRequest("There is no field " + e.getPropertyName() + " here.");
    } catch (JsonProcessingException e) {
      throw Problem.badRequest("What was sent is not the JSON that belongs here.");
    } catch (IOException e) {
      throw Problem.badRequest("What was sent is not readable.");
    }
    if (body == null) {
      throw Problem.badRequest("Nothing was sent.");
    }
    return body;
  }

  /**
   * A text that must be there.
   *
   * @throws Problem if it is not, or longer
   */
  static String text(String field, String given, int longest) {
    if (given == null || given.isBlank()) {
      throw Problem.badRequest("The field " + field + " is missing.");
    }
    if (given.length() > longest || given.chars().anyMatch(Character::isISOControl)) {
      throw Problem.badRequest(
          "The field %s has at most %d characters, none of them a control character."
              .formatted(field, longest));
    }
    return given;
  }
}
