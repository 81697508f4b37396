package io.livelift.bench.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;

/**
 * What Flink says of its checkpoints.
 *
 * @param stateBytes all state in the newest one
 * @param journeyBytes of it, that of physicians' journeys
 * @param writtenBytes of the newest one, what was not in the one before
 */
public record CheckpointFigures(
    long count,
    @JsonProperty("median_ms") long medianMillis,
    @JsonProperty("longest_ms") long longestMillis,
    @JsonProperty("state_bytes") long stateBytes,
    @JsonProperty("journey_bytes") long journeyBytes,
    @JsonProperty("written_bytes") long writtenBytes) {

  /** Asks the cluster that runs at this address and has one job. */
  static CheckpointFigures of(URI cluster) throws IOException {
    var id = get(cluster.resolve("/jobs")).path("jobs").path(0).path("id").asText();
    var job = cluster.resolve("/jobs/" + id + "/");
    var all = get(job.resolve("checkpoints"));
    var times = all.path("summary").path("end_to_end_duration");
    var newest = all.path("latest").path("completed");
    return new CheckpointFigures(
        all.path("counts").path("completed").asLong(),
        Math.round(times.path("p50").asDouble()),
        times.path("max").asLong(),
        newest.path("state_size").asLong(),
        journeyBytes(job, get(job.resolve("checkpoints/details/" + newest.path("id").asText()))),
        newest.path("checkpointed_size").asLong());
  }

  private static long journeyBytes(URI job, JsonNode checkpoint) throws IOException {
    var bytes = 0L;
    for (var vertex : get(job.resolve(".")).path("vertices")) {
      if (vertex.path("name").asText().contains("follow-physicians")) {
        bytes +=
            checkpoint.path("tasks").path(vertex.path("id").asText()).path("state_size").asLong();
      }
    }
    return bytes;
  }

  String text() {
    return "%d checkpoints, median %,d ms, state %,d MB"
        .formatted(count, medianMillis, stateBytes >> 20);
  }

  private static JsonNode get(URI address) throws IOException {
    return new ObjectMapper().readTree(address.toURL());
  }
}
