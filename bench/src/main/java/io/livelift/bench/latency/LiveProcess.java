package io.livelift.bench.latency;

import io.livelift.bench.load.LoadTopics;
import io.livelift.dashboard.Dashboard;
import io.livelift.dashboard.DashboardConfig;
import io.livelift.dashboard.access.AccessConfig;
import io.livelift.dashboard.sink.TopicNames;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.job.LiveliftJob;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.KafkaConfig;
import io.livelift.local.Running;
import io.livelift.local.stack.EmbeddedFlink;
import io.livelift.local.stack.EmbeddedPostgres;
import io.livelift.local.stack.FlinkSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What {@code ./livelift up} runs, but for broker and simulator, in a process of its own: Postgres,
 * the job, the dashboard. It ends when its standard input does.
 */
public final class LiveProcess {
  private LiveProcess() {}

  /**
   * @param args bootstrap servers, prefix of the topics to read and to write, state backend,
   *     directory, interval of epochs in milliseconds, and the file into which the page's address
   *     is written
   */
  public static void main(String[] args) throws IOException {
    var topics = LoadTopics.names(args[1], args[2]);
    var kafka = new KafkaConfig(args[0], args[2], args[2], null, null, null);
    var job = new JobConfig(kafka, topics, null, null, null, null, null);
    var work = Path.of(args[4]);
    try (var running = new Running()) {
      LoadTopics.createOutputs(args[0], topics);
      var postgres = running.add(EmbeddedPostgres.start(work.resolve("postgres")));
      var flink =
          running.add(
              EmbeddedFlink.start(
                  settings(work, args[3], Duration.ofMillis(Long.parseLong(args[5]))),
                  env -> LiveliftJob.build(env, job)));
      var stopping = new AtomicBoolean();
      flink
          .ended()
          .thenRun(
              () -> {
                // Closing cancels the job: that is no failure, and a recording is still to be
                // saved.
                if (!stopping.get()) {
                  Runtime.getRuntime().halt(1);
                }
              });
      var store = new StoreConfig(postgres.jdbcUrl(), postgres.user(), "");
      var names = new TopicNames(topics.campaignMetrics(), topics.epochs(), topics.campaigns());
      var dashboard =
          running.add(
              Dashboard.start(
                  DashboardConfig.of(args[0], store)
                      .withPort(0)
                      .withTopics(names)
                      .withAccess(AccessConfig.open())));
      var address = Path.of(args[6]);
      var written = address.resolveSibling(address.getFileName() + ".new");
      Files.writeString(written, dashboard.address().toString());
      Files.move(written, address);
      while (System.in.read() >= 0) {
        // The parent sends nothing; the end of its stream is the sign to stop.
      }
      stopping.set(true);
    }
    System.exit(0);
  }

  private static FlinkSettings settings(Path work, String backend, Duration epoch) {
    return new FlinkSettings(
        work.resolve("checkpoints"), work.resolve("flink"), epoch, 2, backend, 0, 0);
  }
}
