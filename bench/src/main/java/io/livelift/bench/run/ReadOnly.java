package io.livelift.bench.run;

import io.livelift.job.config.JobConfig;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.source.KafkaSources;
import io.livelift.job.transport.PersonEventSerializer;
import io.livelift.job.transport.PublishedRecordSerializer;
import io.livelift.job.validation.DecodeAndValidate;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/** The limits: what the source alone can do, and the source with the job's first stage. */
final class ReadOnly implements Candidate {
  private static final OutputTag<PublishedRecord> DROPPED =
      new OutputTag<>("dropped", PublishedRecordSerializer.TYPE);

  private final String name;
  private final BiConsumer<StreamExecutionEnvironment, CandidateOptions> topology;

  private ReadOnly(String name, BiConsumer<StreamExecutionEnvironment, CandidateOptions> topology) {
    this.name = name;
    this.topology = topology;
  }

  /** Flink's Kafka source, the bytes to nothing. */
  static ReadOnly source() {
    return new ReadOnly("source", ReadOnly::readBytes);
  }

  /** The job's source, decoding and validation, the events to nothing. */
  static ReadOnly decode() {
    return new ReadOnly("decode", ReadOnly::decodeEvents);
  }

  @Override
  public Measurement run(CandidateOptions options, ProcessSamples samples) throws Exception {
    try (var flink = CandidateFlink.start(options, env -> topology.accept(env, options))) {
      flink.ended().thenAccept(failure -> failure.ifPresent(ReadOnly::die));
      var from = samples.awaitRecords(options.warmEvents());
      var to = samples.awaitRecords(options.events());
      return Measurement.between(
          name,
          options.parallelism(),
          from,
          to,
          to.records() - from.records(),
          to.records(),
          0,
          (to.atMillis() - from.atMillis()) / 1e3);
    }
  }

  /** The parent tells the end of what this process has printed. */
  private static void die(Throwable failure) {
    failure.printStackTrace();
    Runtime.getRuntime().halt(1);
  }

  private static void readBytes(StreamExecutionEnvironment env, CandidateOptions options) {
    for (var topic : options.eventTopics()) {
      var source =
          KafkaSource.<byte[]>builder()
              .setBootstrapServers(options.bootstrap())
              .setTopics(topic)
              .setStartingOffsets(OffsetsInitializer.earliest())
              .setValueOnlyDeserializer(new Bytes())
              .build();
      env.fromSource(source, WatermarkStrategy.noWatermarks(), "read-" + topic)
          .uid("read-" + topic)
          .transform("count-" + topic, Types.VOID, new CountRecords<byte[]>())
          .uid("count-" + topic);
    }
  }

  private static void decodeEvents(StreamExecutionEnvironment env, CandidateOptions options) {
    var config = FullJob.config(options);
    var sources = new KafkaSources(env, config.kafka());
    for (var topic : List.of(InputTopic.VIEWS, InputTopic.PRESCRIPTIONS)) {
      sources
          .read(config.topics().input(topic), topic.part())
          .transform("validate-" + topic.part(), PersonEventSerializer.TYPE, stage(topic, config))
          .uid("validate-" + topic.part())
          .transform("count-" + topic.part(), Types.VOID, new CountRecords<PersonEvent>())
          .uid("count-" + topic.part());
    }
  }

  private static DecodeAndValidate<PersonEvent> stage(InputTopic topic, JobConfig config) {
    return DecodeAndValidate.ofPersons(
        topic,
        config.format(topic),
        config.lateness(),
        config.limits().recordBytes(),
        DROPPED,
        DROPPED);
  }

  /** Record values as they are. */
  private static final class Bytes extends AbstractDeserializationSchema<byte[]> {
    private static final long serialVersionUID = 1L;

    @Override
    public byte[] deserialize(byte[] message) {
      return message;
    }
  }
}
