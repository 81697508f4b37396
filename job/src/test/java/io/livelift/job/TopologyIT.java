package io.livelift.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.CampaignMetric;
import io.livelift.contract.Channel;
import io.livelift.contract.EpochPart;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.source.RawRecord;
import io.livelift.job.transport.RawRecordSerializer;
import io.livelift.wire.SingleObjectReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.legacy.SinkFunction;
import org.apache.flink.streaming.api.functions.source.legacy.SourceFunction;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole topology on a mini-cluster of two slots, against a file that is reviewed as a diff. */
class TopologyIT {
  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final ConcurrentLinkedQueue<PublishedRecord> PUBLISHED =
      new ConcurrentLinkedQueue<>();

  @Test
  void theSpringCampaignEndsAsReviewed() throws Exception {
    PUBLISHED.clear();
    var config =
        JobConfig.defaults("no-broker:0")
            .withLateness(LatenessConfig.unbounded())
            .withoutWithholding();
    var records = spring(config);
    var env = environment();
    var topics = config.topics();
    var outputs =
        Topology.build(
            new Inputs(
                source(env, records, topics.contentViews()),
                source(env, records, topics.prescriptions()),
                source(env, records, topics.physicians()),
                source(env, records, topics.campaigns()),
                source(env, records, topics.erasures())),
            config);
    outputs.all().addSink(new Collecting()).uid("collect");

    var job = env.executeAsync("spring");
    try {
      awaitReadAll(records.size());
    } finally {
      job.cancel().get(30, TimeUnit.SECONDS);
    }

    var cells = finalCells();
    Files.writeString(Path.of("target", "spring-cells.txt"), cells);
    assertThat(cells)
        .as("review target/spring-cells.txt against the committed file of that name")
        .isEqualTo(committed("spring-cells.txt"));
  }

  private static StreamExecutionEnvironment environment() {
    var settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, java.time.Duration.ofMillis(100));
    settings.set(
        CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
    var env = StreamExecutionEnvironment.getExecutionEnvironment(settings);
    env.setRuntimeMode(RuntimeExecutionMode.STREAMING);
    env.setMaxParallelism(LiveliftJob.MAX_PARALLELISM);
    env.setParallelism(2);
    return env;
  }

  private static DataStream<RawRecord> source(
      StreamExecutionEnvironment env, List<RawRecord> records, String topic) {
    var ofTopic = new ArrayList<>(records.stream().filter(r -> r.topic().equals(topic)).toList());
    return env.addSource(new Replaying(ofTopic), topic, RawRecordSerializer.TYPE)
        .uid("read-" + topic)
        .setParallelism(1);
  }

  /** Two campaigns, three physicians, a patient; late, cancelled, duplicated and restated. */
  private static List<RawRecord> spring(JobConfig config) throws Exception {
    var log = new ArrayList<RawRecord>();
    try (var story = new Timeline(config.lateness(), log::add)) {
      story
          .campaign(c -> c.setTimeZone("Asia/Shanghai").setAttributionWindowDays(30))
          .campaign(
              c ->
                  c.setVersion(2)
                      .setTimeZone("Asia/Shanghai")
                      .setTouchCost(java.util.Map.of("WEBINAR", 1_200L, "FIELD_REP", 9_000L)))
          .campaign(c -> c.setCampaignId("other").setProductIds(List.of("second", "drug")))
          .physician("li", p -> {})
          .physician("wang", p -> p.setRegion("11").setSegments(List.of("key", "urban")))
          .view("li", "1", Channel.WEBINAR, ofHours(10))
          .view("li", "2", Channel.FIELD_REP, ofHours(40))
          .view("wang", "1", Channel.WECHAT, ofHours(41))
          .view("wang", "1", Channel.WECHAT, ofHours(41))
          .view("zhao", "1", Channel.WEBINAR, ofDays(3))
          .issued("li", "a", ofDays(4))
          .issued("li", "b", ofDays(5))
          .cancelled("li", "b", ofDays(6))
          .issued("wang", "a", ofDays(4))
          .issued("sun", "a", ofDays(4))
          .view("li", "0", Channel.APP, ofHours(1))
          .view("li", "bad", v -> v.setDwellMs(-1));
    }
    return log;
  }

  private static void awaitReadAll(long records) throws Exception {
    var reader = new SingleObjectReader<>(EpochPart.class);
    var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < deadline) {
      var readByPart = new TreeMap<String, Long>();
      for (var record : PUBLISHED) {
        if (record.topic() == OutputTopic.EPOCHS) {
          var part = reader.read(record.value());
          var read = part.getPartitions().stream().mapToLong(p -> p.getRead()).sum();
          readByPart.merge(part.getPart() + part.getSubtask(), read, Math::max);
        }
      }
      var epochs =
          PUBLISHED.stream().filter(r -> new String(r.key(), UTF_8).contains("/cells/")).count();
      if (readByPart.values().stream().mapToLong(n -> n).sum() == records && epochs > 20) {
        return;
      }
      Thread.onSpinWait();
    }
    throw new AssertionError("The job has not read all records within a minute.");
  }

  private static String finalCells() throws Exception {
    var reader = new SingleObjectReader<>(CampaignMetric.class);
    var cells = new TreeMap<String, String>();
    for (var record : PUBLISHED) {
      if (record.topic() == OutputTopic.CAMPAIGN_METRICS) {
        var measures = reader.read(record.value()).getMeasures();
        cells.put(new String(record.key(), UTF_8), new TreeMap<>(measures).toString());
      }
    }
    cells.values().removeIf("{}"::equals);
    var text = new StringBuilder();
    cells.forEach((key, measures) -> text.append(key).append(' ').append(measures).append('\n'));
    return text.toString();
  }

  private static String committed(String name) throws IOException {
    try (var in = TopologyIT.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  /** Sends its records and then stays, as a topic does. */
  private static final class Replaying implements SourceFunction<RawRecord> {
    private static final long serialVersionUID = 1L;

    private final ArrayList<byte[]> records = new ArrayList<>();
    private transient CountDownLatch cancelled;

    Replaying(List<RawRecord> records) {
      for (var record : records) {
        this.records.add(bytes(record));
      }
    }

    @Override
    public void run(SourceContext<RawRecord> context) throws Exception {
      cancelled = new CountDownLatch(1);
      for (var record : records) {
        synchronized (context.getCheckpointLock()) {
          context.collect(
              new RawRecordSerializer()
                  .deserialize(new org.apache.flink.core.memory.DataInputDeserializer(record)));
        }
      }
      cancelled.await();
    }

    @Override
    public void cancel() {
      cancelled.countDown();
    }

    private static byte[] bytes(RawRecord record) {
      try {
        var out = new org.apache.flink.core.memory.DataOutputSerializer(64);
        new RawRecordSerializer().serialize(record, out);
        return out.getCopyOfBuffer();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }

  /** Keeps what arrives where the test sees it. */
  private static final class Collecting implements SinkFunction<PublishedRecord> {
    private static final long serialVersionUID = 1L;

    @Override
    public void invoke(PublishedRecord record, Context context) {
      PUBLISHED.add(record);
    }
  }
}
