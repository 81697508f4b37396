package io.livelift.local.cluster;

import io.livelift.local.stack.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.BlobServerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/**
 * {@code docker/flink-config.yaml}, with other addresses and directories and with what Flink's
 * start scripts would compute. All else is as shipped, so that it is this file that is tested.
 */
final class ExampleConfiguration {
  private static final Path EXAMPLE =
      Path.of(System.getProperty("basedir", ".")).resolve("../docker/flink-config.yaml");
  private static final String LOOPBACK = "127.0.0.1";

  private ExampleConfiguration() {}

  /** Writes {@code config.yaml} to the directory; gives the options of every JVM. */
  static List<String> write(Path directory, int restPort) throws IOException {
    var file = directory.resolve("config.yaml");
    Files.copy(EXAMPLE, file);
    var configuration = GlobalConfiguration.loadConfiguration(directory.toString());
    addresses(configuration, restPort);
    memory(configuration);
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        directory.resolve("checkpoints").toUri().toString());
    configuration.set(CoreOptions.TMP_DIRS, directory.resolve("work").toString());
    // A process that is gone refuses connections and is noticed at once; a slow one is waited for.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofSeconds(2));
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(60));
    Files.write(file, ConfigurationUtils.convertConfigToWritableLines(configuration, true));
    return List.of(configuration.get(CoreOptions.FLINK_JVM_OPTIONS).split("\\s+"));
  }

  private static void addresses(Configuration configuration, int restPort) {
    configuration.set(JobManagerOptions.ADDRESS, LOOPBACK);
    configuration.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    configuration.set(JobManagerOptions.PORT, Ports.free());
    configuration.set(BlobServerOptions.PORT, "0");
    configuration.set(RestOptions.ADDRESS, LOOPBACK);
    configuration.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    configuration.set(RestOptions.PORT, restPort);
    configuration.set(TaskManagerOptions.HOST, LOOPBACK);
    configuration.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
  }

  /** The sizes that a start script would compute and pass to the TaskManager. */
  private static void memory(Configuration configuration) {
    configuration.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.ofMebiBytes(896));
    configuration.set(TaskManagerOptions.CPU_CORES, 1.0);
    configuration.set(TaskManagerOptions.FRAMEWORK_HEAP_MEMORY, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.FRAMEWORK_OFF_HEAP_MEMORY, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.TASK_HEAP_MEMORY, MemorySize.ofMebiBytes(256));
    configuration.set(TaskManagerOptions.TASK_OFF_HEAP_MEMORY, MemorySize.ZERO);
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(128));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.JVM_METASPACE, MemorySize.ofMebiBytes(192));
    configuration.set(TaskManagerOptions.JVM_OVERHEAD_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.JVM_OVERHEAD_MAX, MemorySize.ofMebiBytes(64));
  }
}
