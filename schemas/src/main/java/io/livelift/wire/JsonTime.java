package io.livelift.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.livelift.vocabulary.RejectReason;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Times in JSON: epoch milliseconds as a number, or ISO-8601 text with a zone or an offset. */
final class JsonTime {
  private JsonTime() {}

  static Instant read(JsonNode json, String name) throws UnreadableException {
    if (json.isIntegralNumber() && json.canConvertToLong()) {
      return Instant.ofEpochMilli(json.longValue());
    }
    if (!json.isTextual()) {
      throw new UnreadableException(
          RejectReason.UNREADABLE, name + " is neither epoch milliseconds nor an ISO-8601 text");
    }
    try {
      // To the precision of the contract, and refusing what it cannot hold.
      return Instant.ofEpochMilli(
          DateTimeFormatter.ISO_DATE_TIME.parse(json.textValue(), Instant::from).toEpochMilli());
    } catch (DateTimeException | ArithmeticException e) {
      throw new UnreadableException(
          RejectReason.UNREADABLE,
          name + " is no ISO-8601 time with a zone or an offset, such as 2026-01-31T08:00:00Z");
    }
  }
}
