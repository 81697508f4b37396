package io.livelift.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;

/**
 * A frame, as the page's event stream tells of it.
 *
 * @param cells how many it changed
 * @param storedMillis when Postgres had it, epoch milliseconds
 */
public record FrameEvent(long epoch, int cells, long storedMillis) {
  private static final String DATA = "data: ";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The frame that a line of the stream tells of; signs of life and other lines tell of none. */
  public static Optional<FrameEvent> of(String line) {
    if (!line.startsWith(DATA)) {
      return Optional.empty();
    }
    try {
      var data = JSON.readTree(line.substring(DATA.length()));
      return data.has("epoch")
          ? Optional.of(
              new FrameEvent(
                  data.get("epoch").asLong(),
                  data.get("cells").asInt(),
                  Instant.parse(data.get("committed_at").asText()).toEpochMilli()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("The stream sent what is no JSON.", e);
    }
  }
}
