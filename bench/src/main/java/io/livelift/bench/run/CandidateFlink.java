package io.livelift.bench.run;

import io.livelift.local.stack.EmbeddedFlink;
import io.livelift.local.stack.FlinkSettings;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The cluster of a candidate: the one that {@code ./livelift up} runs, and for all the same. */
final class CandidateFlink {
  private CandidateFlink() {}

  static EmbeddedFlink start(
      CandidateOptions options, Consumer<StreamExecutionEnvironment> topology) {
    var settings =
        new FlinkSettings(
            options.work().resolve("checkpoints"),
            options.work().resolve("flink"),
            options.epoch(),
            options.parallelism(),
            options.backend(),
            0,
            0);
    return EmbeddedFlink.start(settings.withManagedMegabytes(options.managedMegabytes()), topology);
  }

  /**
   * @throws IllegalStateException if the job has failed
   */
  static void requireRunning(EmbeddedFlink flink) {
    var ended = flink.ended();
    if (ended.isDone()) {
      throw new IllegalStateException("The job failed.", ended.join().orElse(null));
    }
  }
}
