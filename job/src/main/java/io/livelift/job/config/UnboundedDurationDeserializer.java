package io.livelift.job.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** Reads ISO-8601 durations such as P7D or PT1S, and the word {@code unbounded}. */
final class UnboundedDurationDeserializer extends StdDeserializer<Duration> {
  private static final long serialVersionUID = 1L;

  UnboundedDurationDeserializer() {
    super(Duration.class);
  }

  @Override
  public Duration deserialize(JsonParser parser, DeserializationContext context)
      throws IOException {
    var text = parser.getText().trim();
    if (text.equals("unbounded")) {
      return LatenessConfig.UNBOUNDED;
    }
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw context.weirdStringException(
          text, Duration.class, "write a duration such as P7D or PT5M, or unbounded");
    }
  }
}
