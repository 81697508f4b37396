package io.livelift.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedFlinkIT {
  @TempDir Path root;

  @Test
  void theNextStartResumesFromTheNewestCheckpoint() throws Exception {
    try (var data = DataDirectory.open(root)) {
      var settings = FlinkSettings.live(data, Duration.ofMillis(200), 0);
      Path first;
      try (var flink = EmbeddedFlink.start(settings, EmbeddedFlinkIT::endlessNumbers)) {
        assertThat(flink.resumedFrom()).isEmpty();
        assertThat(get(flink)).as("web UI").isEqualTo(200);
        first = newestCheckpoint(data);
      }
      try (var flink = EmbeddedFlink.start(settings, EmbeddedFlinkIT::endlessNumbers)) {
        assertThat(flink.resumedFrom()).isPresent();
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> !newestCheckpoint(data).equals(first));
      }
    }
  }

  private static Path newestCheckpoint(DataDirectory data) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> Checkpoints.newest(data.checkpoints()), newest -> newest.isPresent())
        .orElseThrow();
  }

  private static void endlessNumbers(StreamExecutionEnvironment environment) {
    environment
        .fromSource(
            new NumberSequenceSource(0, Long.MAX_VALUE / 2),
            WatermarkStrategy.noWatermarks(),
            "count-numbers")
        .uid("count-numbers")
        .sinkTo(new DiscardingSink<>())
        .uid("forget-numbers");
  }

  private static int get(EmbeddedFlink flink) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(flink.uiAddress()).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
