package io.livelift.bench.streams;

import io.livelift.bench.peer.Campaigns;
import io.livelift.bench.peer.InputLog;
import io.livelift.bench.peer.PeerOptions;
import io.livelift.bench.peer.PeerResult;
import io.livelift.bench.peer.RecordsRead;
import io.livelift.bench.peer.WarmClock;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Kafka Streams over prefilled topics, as a process of its own. */
@Command(
    name = "kafka-streams",
    mixinStandardHelpOptions = true,
    description = "Counts views and reach with Kafka Streams and says how fast.")
public final class StreamsPeer implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(2);

  private static final List<String> COMPUTED =
      List.of("views and reach by campaign x province x minute, hour, day");
  private static final List<String> NOT_DONE =
      List.of(
          "prescriptions, which are read and passed over: conversions, attribution credits",
          "duplicates and conflicts of events",
          "changed campaigns and profiles",
          "region by the physician's profile",
          "all other measures and breakdowns, nation and city and campaign cells",
          "audiences, lift",
          "withholding of small cells",
          "consistent epochs, ledger, output to a topic");

  @Mixin private PeerOptions options;

  private volatile Throwable failure;

  /** Runs it. */
  public static void main(String... args) {
    System.exit(new CommandLine(new StreamsPeer()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    var name = options.variant(StreamsVariant.FASTEST);
    var variant = StreamsVariant.of(name);
    var log = new InputLog(options.bootstrap());
    var campaigns = new Campaigns(log.campaigns(options.campaigns()));
    var ends = log.firstRecords(options.records(), options.inputs());
    var records = InputLog.total(ends);

    var application = "streams-peer-" + UUID.randomUUID();
    var settings = settings(variant);
    var answers = new Answers();
    var topology =
        new StreamsTopology(variant, campaigns, ends)
            .build(options.views(), options.prescriptions(), answers);
    try (var streams = new KafkaStreams(topology, properties(settings, application))) {
      streams.setUncaughtExceptionHandler(
          thrown -> {
            failure = thrown;
            return StreamThreadExceptionResponse.SHUTDOWN_APPLICATION;
          });
      var clock = WarmClock.start(records);
      streams.start();
      await(records, answers);
      var figures = clock.stop();
      PeerResult.of(
              "kafka-streams",
              name,
              figures,
              COMPUTED,
              Stream.concat(NOT_DONE.stream(), variant.notDone().stream()).toList(),
              settings,
              Map.of("cells", (long) answers.cells().size()))
          .report(System.out, options.json());
    }
    deleteTopics(application);
    return 0;
  }

  private Map<String, String> settings(StreamsVariant variant) {
    var settings = new LinkedHashMap<>(variant.settings());
    settings.put("num.stream.threads", Integer.toString(options.parallelism()));
    return settings;
  }

  private Properties properties(Map<String, String> settings, String application)
      throws java.io.IOException {
    var properties = new Properties();
    properties.putAll(settings);
    properties.setProperty("application.id", application);
    properties.setProperty("bootstrap.servers", options.bootstrap());
    properties.setProperty("state.dir", Files.createTempDirectory("streams-peer").toString());
    return properties;
  }

  /** Until all is read, and every view that counts has arrived in all its cells. */
  private void await(long records, Answers answers) {
    while (RecordsRead.count() < records || answers.views() < CountViews.sent()) {
      if (failure != null) {
        throw new IllegalStateException("Kafka Streams failed.", failure);
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** The broker has to serve others after this run. */
  private void deleteTopics(String application) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", options.bootstrap()))) {
      var own =
          admin.listTopics().names().get().stream()
              .filter(topic -> topic.startsWith(application))
              .toList();
      admin.deleteTopics(own).all().get();
    }
  }
}
