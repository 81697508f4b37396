package io.livelift.bench.sql;

import io.livelift.bench.peer.Campaigns;
import io.livelift.bench.peer.InputLog;
import io.livelift.bench.peer.PeerOptions;
import io.livelift.bench.peer.PeerResult;
import io.livelift.bench.peer.WarmClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.TableDescriptor;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.data.RowData;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Flink SQL over prefilled topics, as a process of its own. */
@Command(
    name = "flink-sql",
    mixinStandardHelpOptions = true,
    description = "Counts views, reach and conversions with Flink SQL and says how fast.")
public final class FlinkSqlPeer implements Callable<Integer> {
  private static final Duration OUT_OF_ORDER = Duration.ofMinutes(5);
  private static final int TIME_OF_TOUCH = 5;
  private static final int TIME_OF_ORDER = 4;

  private static final List<String> COMPUTED =
      List.of(
          "views and reach by campaign x province x minute, hour, day",
          "conversions (ISSUED, any qualified view within the attribution window) by campaign x"
              + " province x day");
  private static final List<String> NOT_DONE =
      List.of(
          "duplicates and conflicts of events",
          "cancelled prescriptions, changed campaigns and profiles",
          "region by the physician's profile",
          "all other measures and breakdowns, nation and city and campaign cells",
          "attribution credits, audiences, lift",
          "withholding of small cells",
          "consistent epochs, ledger, exactly-once output to Kafka");

  @Mixin private PeerOptions options;

  /** Runs it. */
  public static void main(String... args) {
    System.exit(new CommandLine(new FlinkSqlPeer()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    var name = options.variant(SqlVariant.FASTEST);
    var variant = SqlVariant.of(name);
    var log = new InputLog(options.bootstrap());
    var campaigns = new Campaigns(log.campaigns(options.campaigns()));
    var ends = log.firstRecords(options.records(), options.inputs());

    var checkpoints = Files.createTempDirectory("flink-sql-peer");
    var settings = settings(variant, checkpoints);
    var env = StreamExecutionEnvironment.getExecutionEnvironment(Configuration.fromMap(settings));
    var job =
        new SqlJob(
            StreamTableEnvironment.create(env),
            variant,
            campaigns,
            read(env, options.views(), ends, new TouchesDecoder(campaigns), TIME_OF_TOUCH),
            read(env, options.prescriptions(), ends, new OrdersDecoder(campaigns), TIME_OF_ORDER));

    var clock = WarmClock.start(InputLog.total(ends));
    run(job);
    var figures = clock.stop();
    var result =
        PeerResult.of(
            "flink-sql",
            name,
            figures,
            COMPUTED,
            Stream.concat(NOT_DONE.stream(), variant.notDone().stream()).toList(),
            settings,
            Map.of("checkpoints", newestCheckpoint(checkpoints)));
    result.report(System.out, options.json());
    return 0;
  }

  private Map<String, String> settings(SqlVariant variant, Path checkpoints) {
    var settings = new LinkedHashMap<>(variant.settings());
    settings.put("parallelism.default", Integer.toString(options.parallelism()));
    settings.put("pipeline.object-reuse", "true");
    settings.put("pipeline.generic-types", "false");
    settings.put("execution.checkpointing.mode", "EXACTLY_ONCE");
    settings.put("execution.checkpointing.incremental", "true");
    settings.put("execution.checkpointing.storage", "filesystem");
    settings.put("execution.checkpointing.dir", checkpoints.toUri().toString());
    // Else a run would wait at its end for one more checkpoint.
    settings.put("execution.checkpointing.checkpoints-after-tasks-finish", "false");
    settings.put("taskmanager.memory.managed.size", "768m");
    settings.put("taskmanager.memory.network.min", "128m");
    settings.put("taskmanager.memory.network.max", "128m");
    settings.put("taskmanager.numberOfTaskSlots", Integer.toString(options.parallelism()));
    return settings;
  }

  private DataStream<RowData> read(
      StreamExecutionEnvironment env,
      String topic,
      Map<TopicPartition, Long> ends,
      DeserializationSchema<RowData> decoder,
      int time) {
    var here = new LinkedHashMap<>(ends);
    here.keySet().removeIf(partition -> !partition.topic().equals(topic));
    var source =
        KafkaSource.<RowData>builder()
            .setBootstrapServers(options.bootstrap())
            .setTopics(topic)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setBounded(OffsetsInitializer.offsets(here))
            .setValueOnlyDeserializer(decoder)
            .build();
    return env.fromSource(source, eventTime(time), topic);
  }

  /** Watermarks by partition, as SQL's own Kafka connector makes them. */
  static WatermarkStrategy<RowData> eventTime(int field) {
    return WatermarkStrategy.<RowData>forBoundedOutOfOrderness(OUT_OF_ORDER)
        .withTimestampAssigner((row, kafka) -> row.getTimestamp(field, 3).getMillisecond());
  }

  /** Runs to the end of the input. What is found goes nowhere, which is the cheapest sink. */
  private static void run(SqlJob job) throws Exception {
    var tables = job.tables();
    var statements = tables.createStatementSet();
    job.queries()
        .forEach(
            (name, query) -> {
              var found = tables.sqlQuery(query);
              var schema = Schema.newBuilder().fromResolvedSchema(found.getResolvedSchema());
              var nowhere = TableDescriptor.forConnector("blackhole").schema(schema.build());
              tables.createTemporaryTable(name, nowhere.build());
              statements.addInsert(name, found);
            });
    statements.execute().await();
  }

  /** Checkpoints are numbered from 1 on. */
  private static long newestCheckpoint(Path checkpoints) throws IOException {
    try (var files = Files.walk(checkpoints)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.startsWith("chk-"))
          .mapToLong(file -> Long.parseLong(file.substring("chk-".length())))
          .max()
          .orElse(0);
    }
  }
}
