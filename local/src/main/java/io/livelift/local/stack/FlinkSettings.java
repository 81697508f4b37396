package io.livelift.local.stack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.RecoveryClaimMode;

/**
 * How Flink runs on one machine.
 *
 * @param epoch time between two checkpoints
 * @param stateBackend {@code rocksdb} or {@code hashmap}
 * @param restarts how often the job may fail before it is given up
 * @param uiPort of the web UI; 0 for any free one
 * @param managedMegabytes memory outside the heap, which RocksDB uses
 */
public record FlinkSettings(
    Path checkpoints,
    Path work,
    Duration epoch,
    int parallelism,
    String stateBackend,
    int restarts,
    int uiPort,
    int managedMegabytes) {
  public static final Duration DEFAULT_EPOCH = Duration.ofSeconds(1);

  private static final int DEFAULT_PARALLELISM = 2;
  private static final int DEFAULT_MANAGED_MEGABYTES = 256;
  private static final int MAX_PARALLELISM = 128;
  private static final String HOST = "127.0.0.1";

  /** Settings with the managed memory of a small machine. */
  public FlinkSettings(
      Path checkpoints,
      Path work,
      Duration epoch,
      int parallelism,
      String stateBackend,
      int restarts,
      int uiPort) {
    this(
        checkpoints,
        work,
        epoch,
        parallelism,
        stateBackend,
        restarts,
        uiPort,
        DEFAULT_MANAGED_MEGABYTES);
  }

  /** State in RocksDB, a failing job restarted for ever: a live stack. */
  public static FlinkSettings live(DataDirectory data, Duration epoch, int uiPort) {
    return new FlinkSettings(
        data.checkpoints(),
        data.flinkWork(),
        epoch,
        DEFAULT_PARALLELISM,
        "rocksdb",
        Integer.MAX_VALUE,
        uiPort);
  }

  /** State on the heap, a failing job given up soon: a run with an end. */
  public static FlinkSettings bounded(DataDirectory data, Duration epoch) {
    return new FlinkSettings(
        data.checkpoints(), data.flinkWork(), epoch, DEFAULT_PARALLELISM, "hashmap", 2, 0);
  }

  /** The same with so much memory outside the heap. */
  public FlinkSettings withManagedMegabytes(int other) {
    return new FlinkSettings(
        checkpoints, work, epoch, parallelism, stateBackend, restarts, uiPort, other);
  }

  Configuration configuration(Optional<Path> resumeFrom) {
    var configuration = new Configuration();
    execution(configuration);
    checkpointing(configuration);
    cluster(configuration);
    resumeFrom.ifPresent(
        checkpoint -> {
          configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
          configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
    return configuration;
  }

  private void execution(Configuration configuration) {
    configuration.set(PipelineOptions.NAME, "livelift");
    configuration.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    configuration.set(PipelineOptions.MAX_PARALLELISM, MAX_PARALLELISM);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, restarts);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
  }

  private void checkpointing(Configuration configuration) {
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, epoch);
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(5));
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(StateBackendOptions.STATE_BACKEND, stateBackend);
  }

  private void cluster(Configuration configuration) {
    configuration.set(RestOptions.ADDRESS, HOST);
    configuration.set(RestOptions.BIND_ADDRESS, HOST);
    configuration.set(RestOptions.BIND_PORT, Integer.toString(uiPort));
    configuration.set(JobManagerOptions.ADDRESS, HOST);
    // The web UI has no sign-in: it shows, and changes nothing.
    configuration.set(WebOptions.SUBMIT_ENABLE, false);
    configuration.set(WebOptions.CANCEL_ENABLE, false);
    var log = System.getProperty("livelift.log");
    if (log != null) {
      configuration.set(WebOptions.LOG_PATH, log);
    }
    configuration.set(WebOptions.TMP_DIR, work.toString());
    configuration.set(WebOptions.UPLOAD_DIR, work.toString());
    configuration.set(
        TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(managedMegabytes));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    configuration.set(CoreOptions.TMP_DIRS, work.toString());
  }
}
