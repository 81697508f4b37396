package io.livelift.local;

import io.livelift.dashboard.Dashboard;
import io.livelift.dashboard.DashboardConfig;
import io.livelift.dashboard.access.FirstAdministrator;
import io.livelift.dashboard.access.OneTimePasswords;
import io.livelift.dashboard.directory.DirectoryTopics;
import io.livelift.dashboard.sink.TopicNames;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.job.LiveliftJob;
import io.livelift.job.config.JobConfig;
import io.livelift.local.simulator.Simulator;
import io.livelift.local.simulator.SimulatorConfig;
import io.livelift.local.stack.DataDirectory;
import io.livelift.local.stack.EmbeddedFlink;
import io.livelift.local.stack.EmbeddedKafka;
import io.livelift.local.stack.EmbeddedPostgres;
import io.livelift.local.stack.FlinkSettings;
import io.livelift.local.stack.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Everything that {@code up} runs, started in the order in which the parts need each other. */
final class LiveStack {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Settings settings;
  private final StopSignal stop;
  private final Running running;
  private EmbeddedKafka kafka;
  private EmbeddedPostgres postgres;
  private EmbeddedFlink flink;
  private Dashboard dashboard;

  /**
   * What the user chose.
   *
   * @param port of the page
   * @param rate events a second of the simulator; 0 for none
   */
  record Settings(int port, Duration epoch, double rate) {}

  /**
   * @param running takes what was started, also if a later start fails
   */
  LiveStack(Settings settings, StopSignal stop, Running running) {
    this.settings = settings;
    this.stop = stop;
    this.running = running;
  }

  void start(DataDirectory directory) {
    kafka = running.add(EmbeddedKafka.start(directory.kafka(), 0));
    stop.check();
    var job = JobConfig.defaults(kafka.bootstrapServers());
    Topics.create(kafka.bootstrapServers(), Topics.of(job.topics()), Topics.ArrivalTime.LOG_APPEND);
    postgres = running.add(EmbeddedPostgres.start(directory.postgres()));
    stop.check();
    flink =
        running.add(
            EmbeddedFlink.start(
                FlinkSettings.live(directory, settings.epoch(), 0),
                environment -> LiveliftJob.build(environment, job)));
    stop.check();
    dashboard = running.add(Dashboard.start(dashboardConfig(job)));
    writeAddresses(directory);
    if (settings.rate() > 0) {
      var world = SimulatorConfig.defaults(kafka.bootstrapServers(), directory.simulator());
      running.add(Simulator.start(world.withRate(settings.rate())));
    }
    flink.ended().thenRun(stop::request);
  }

  private StoreConfig store() {
    return new StoreConfig(postgres.jdbcUrl(), postgres.user(), "");
  }

  private DashboardConfig dashboardConfig(JobConfig job) {
    var topics = job.topics();
    return DashboardConfig.of(kafka.bootstrapServers(), store())
        .withPort(settings.port())
        .withTopics(new TopicNames(topics.campaignMetrics(), topics.epochs(), topics.campaigns()))
        .withDirectory(new DirectoryTopics(topics.physicians(), topics.erasures()))
        .withWire(job.wire());
  }

  URI pageAddress() {
    return dashboard.address();
  }

  /**
   * The administrator whom the first start made; empty if a start before did.
   *
   * @throws CommandException if Postgres did not say so in time
   */
  Optional<FirstAdministrator.OneTimePassword> firstAdministrator() throws InterruptedException {
    try {
      return dashboard.firstAdministrator().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CommandException("The dashboard has no administrator: the log says why.", e);
    }
  }

  /**
   * A new password for somebody, that must be changed at the next sign-in.
   *
   * @throws CommandException if there is nobody of this name
   */
  FirstAdministrator.OneTimePassword oneTimePassword(String name) {
    try {
      return OneTimePasswords.give(store(), name);
    } catch (SQLException | IllegalArgumentException e) {
      throw new CommandException(e.getMessage(), e);
    }
  }

  URI flinkAddress() {
    return flink.uiAddress();
  }

  /**
   * @throws CommandException if the job has ended, which it does not do by itself
   */
  void requireJob() {
    var ended = flink.ended();
    if (ended.isDone()) {
      throw new CommandException(
          "The job failed for good: the log says why.", ended.join().orElse(null));
    }
  }

  private void writeAddresses(DataDirectory directory) {
    var addresses = new Properties();
    addresses.setProperty("kafka", kafka.bootstrapServers());
    addresses.setProperty("postgres", postgres.jdbcUrl());
    addresses.setProperty("flink", flink.uiAddress().toString());
    addresses.setProperty("page", dashboard.address().toString());
    try (var file = Files.newBufferedWriter(directory.addresses())) {
      addresses.store(file, "Where the running stack listens.");
    } catch (IOException e) {
      throw new UncheckedIOException("The addresses could not be written.", e);
    }
    running.add(() -> Files.deleteIfExists(directory.addresses()));
  }
}
