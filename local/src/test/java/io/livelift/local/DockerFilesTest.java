package io.livelift.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.livelift.job.config.JobConfig;
import io.livelift.local.stack.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files under {@code docker/} say what the code says. */
class DockerFilesTest {
  private static final Path DOCKER =
      Path.of(System.getProperty("basedir", ".")).resolve("../docker");

  @Test
  void theJobFindsItsDefaultsInTheExample() throws Exception {
    assertThat(JobConfig.load(DOCKER.resolve("livelift.yaml")))
        .isEqualTo(JobConfig.defaults("kafka:19092"));
  }

  @Test
  void flinkUnderstandsItsConfiguration(@TempDir Path directory) throws IOException {
    Files.copy(DOCKER.resolve("flink-config.yaml"), directory.resolve("config.yaml"));

    var flink = GlobalConfiguration.loadConfiguration(directory.toString());

    assertThat(flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(1));
    assertThat(flink.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE))
        .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
    assertThat(flink.get(CheckpointingOptions.ENABLE_UNALIGNED)).isFalse();
    assertThat(flink.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
    assertThat(flink.get(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION))
        .isEqualTo(ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    assertThat(flink.get(StateBackendOptions.STATE_BACKEND)).isEqualTo("rocksdb");
    assertThat(flink.get(RestOptions.ADDRESS)).isEqualTo("jobmanager");
  }

  @Test
  void theTopicsCreatedAreThoseOfTheLocalStack() throws IOException {
    var expected =
        Topics.of(JobConfig.defaults("kafka:19092").topics()).stream()
            .map(topic -> topic.name() + " " + topic.partitions());

    assertThat(
            Files.readAllLines(DOCKER.resolve("create-topics.sh")).stream()
                .filter(line -> line.startsWith("create livelift."))
                .map(line -> line.split(" ")[1] + " " + line.split(" ")[2]))
        .containsExactlyInAnyOrderElementsOf(expected.toList());
  }

  @Test
  void everyEpochThatIsKeptCanBeAudited() throws IOException {
    var script = Files.readString(DOCKER.resolve("create-topics.sh"));

    for (var cleanup : List.of(Topics.Cleanup.EPOCHS, Topics.Cleanup.COMPACT)) {
      cleanup.settings().forEach((key, value) -> assertThat(script).contains(key + "=" + value));
    }
    var epochs = Topics.Cleanup.EPOCHS.settings();
    assertThat(Long.parseLong(Topics.Cleanup.COMPACT.settings().get("min.compaction.lag.ms")))
        .isGreaterThan(
            Long.parseLong(epochs.get("retention.ms")) + Long.parseLong(epochs.get("segment.ms")));
  }

  @Test
  void kubernetesHasTheSameSettingsOfFlink(@TempDir Path directory) throws IOException {
    Files.copy(DOCKER.resolve("flink-config.yaml"), directory.resolve("config.yaml"));
    var expected = GlobalConfiguration.loadConfiguration(directory.toString()).toMap();
    // Addresses, memory and parallelism are the operator's.
    expected
        .keySet()
        .removeIf(key -> key.matches("(rest|.*bind-host|.*address|.*process.size|parallelism).*"));

    var deployment = deployment();
    var settings = new HashMap<String, String>();
    deployment
        .path("spec")
        .path("flinkConfiguration")
        .properties()
        .forEach(setting -> settings.put(setting.getKey(), setting.getValue().asText()));

    assertThat(settings).containsAllEntriesOf(expected);
    assertThat(deployment.at("/spec/job/jarURI").asText())
        .endsWith(":///opt/flink/usrlib/livelift-job.jar");
    assertThat(Files.readString(DOCKER.resolve("job.Dockerfile")))
        .contains("/opt/flink/usrlib/livelift-job.jar");
    assertThat(deployment.at("/spec/job/entryClass").asText())
        .isEqualTo(io.livelift.job.Main.class.getName());
  }

  private static JsonNode deployment() throws IOException {
    try (var documents =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(DOCKER.resolve("kubernetes/livelift.yaml").toFile())) {
      return documents.readAll().stream()
          .filter(document -> document.path("kind").asText().equals("FlinkDeployment"))
          .findFirst()
          .orElseThrow();
    }
  }
}
