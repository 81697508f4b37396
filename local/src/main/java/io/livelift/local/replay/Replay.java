package io.livelift.local.replay;

import io.livelift.dashboard.Dashboard;
import io.livelift.dashboard.DashboardConfig;
import io.livelift.dashboard.access.AccessConfig;
import io.livelift.dashboard.sink.TopicNames;
import io.livelift.dashboard.store.RetentionConfig;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.job.LiveliftJob;
import io.livelift.job.config.JobConfig;
import io.livelift.local.CommandException;
import io.livelift.local.Running;
import io.livelift.local.StopSignal;
import io.livelift.local.stack.DataDirectory;
import io.livelift.local.stack.EmbeddedFlink;
import io.livelift.local.stack.EmbeddedKafka;
import io.livelift.local.stack.EmbeddedPostgres;
import io.livelift.local.stack.FlinkSettings;
import io.livelift.local.stack.Topics;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One replay, on servers and a directory of its own that are gone when it ends. */
final class Replay {
  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

  private static final Duration PAGE_TIMEOUT = Duration.ofMinutes(10);

  private final ReplaySettings settings;
  private final PrintWriter err;
  private final StopSignal stop;
  private long badLines;

  Replay(ReplaySettings settings, PrintWriter err, StopSignal stop) {
    this.settings = settings;
    this.err = err;
    this.stop = stop;
  }

  /**
   * @param out where the cells go, written when all of them are known
   */
  ReplayResult run(ReplayFiles files, Optional<Path> out) throws InterruptedException {
    var started = Instant.now();
    try (var running = new Running()) {
      var data = DataDirectory.temporary();
      running.add(data::delete);
      var kafka = running.add(EmbeddedKafka.start(data.kafka(), 0));
      stop.check();
      var job = settings.job(kafka.bootstrapServers());
      Topics.create(kafka.bootstrapServers(), Topics.of(job.topics()), Topics.ArrivalTime.CREATE);
      var flink =
          running.add(
              EmbeddedFlink.start(
                  FlinkSettings.bounded(data, settings.epochOrDefault()),
                  environment -> LiveliftJob.build(environment, job)));
      LOG.info("The servers run.");
      var sent = feed(files, job);
      LOG.info("All records are in Kafka.");
      var dashboard = settings.dashboard() ? startDashboard(running, data, job) : null;
      var epochs = awaitEpochs(job, flink);
      LOG.info("Epoch {} covers all records.", epochs.complete());
      var cells =
          FinalCells.read(kafka.bootstrapServers(), job.topics().campaignMetrics(), epochs.cells());
      LOG.info("All cells are read.");
      var report = CellReport.of(cells, out);
      var epoch = epochs.complete().orElseThrow();
      if (dashboard != null) {
        awaitPage(dashboard, epoch);
      }
      return new ReplayResult(
          sent,
          badLines,
          Ledger.of(epochs.newestParts()),
          report,
          epoch,
          Math.abs(epochs.cells() - cells.records()),
          Duration.between(started, Instant.now()));
    }
  }

  private Map<String, Long> feed(ReplayFiles files, JobConfig job) throws InterruptedException {
    try (var closing = new Running();
        var feeder = new Feeder(job.kafka().bootstrapServers(), settings.pace(), stop)) {
      List<InputFile<?>> open = files.open(Input.all(job.topics()), this::badLine);
      open.forEach(closing::add);
      feeder.feed(open);
      return feeder.sent();
    }
  }

  /** The page of a replay is there for its database: it holds what a live page would. */
  private static Dashboard startDashboard(Running running, DataDirectory data, JobConfig job) {
    var postgres = running.add(EmbeddedPostgres.start(data.postgres()));
    var store = new StoreConfig(postgres.jdbcUrl(), postgres.user(), "");
    var topics = job.topics();
    return running.add(
        Dashboard.start(
            DashboardConfig.of(job.kafka().bootstrapServers(), store)
                .withPort(0)
                .withAccess(AccessConfig.open())
                .withRetention(new RetentionConfig(null, null, null))
                .withTopics(
                    new TopicNames(
                        topics.campaignMetrics(), topics.epochs(), topics.campaigns()))));
  }

  private void awaitPage(Dashboard dashboard, long epoch) throws InterruptedException {
    try {
      dashboard.awaitEpoch(frame -> frame.epoch() >= epoch, PAGE_TIMEOUT);
      LOG.info("The page's database holds all cells.");
    } catch (TimeoutException e) {
      throw new CommandException(
          "The page's database did not take all cells within "
              + PAGE_TIMEOUT.toMinutes()
              + " minutes: see the log, or replay without it by --no-dashboard.",
          e);
    }
  }

  private EpochState awaitEpochs(JobConfig job, EmbeddedFlink flink) {
    var servers = job.kafka().bootstrapServers();
    var ends = new HashMap<TopicPartition, Long>();
    for (var input : Input.all(job.topics())) {
      try (var topic = new CommittedTopic(servers, input.topic())) {
        ends.putAll(topic.ends());
      }
    }
    var ended = flink.ended();
    try (var epochs = new EpochFollower(servers, job.topics().epochs(), ends)) {
      return epochs.awaitCovered(
          () -> {
            stop.check();
            if (ended.isDone()) {
              throw new CommandException(
                  "The job failed before it had counted everything: see the log.",
                  ended.join().orElse(null));
            }
          });
    }
  }

  private void badLine(Path file, long line, String why) {
    badLines++;
    err.println(file + ":" + line + ": " + why);
  }
}
