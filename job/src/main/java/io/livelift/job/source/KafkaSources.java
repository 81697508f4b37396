package io.livelift.job.source;

import io.livelift.job.config.KafkaConfig;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Reads topics from their beginning, whole transactions only. */
public final class KafkaSources {
  private final StreamExecutionEnvironment env;
  private final KafkaConfig kafka;

  public KafkaSources(StreamExecutionEnvironment env, KafkaConfig kafka) {
    this.env = env;
    this.kafka = kafka;
  }

  /** The records of a topic, with arrival time as timestamp and watermark. */
  public DataStream<RawRecord> read(String topic, String part) {
    var source =
        KafkaSource.<RawRecord>builder()
            .setBootstrapServers(kafka.bootstrapServers())
            .setGroupId(kafka.groupId())
            .setTopics(topic)
            .setStartingOffsets(OffsetsInitializer.earliest())
            .setDeserializer(new RawRecordDeserializer())
            .setProperty("isolation.level", "read_committed")
            .setProperty("client.id.prefix", kafka.groupId() + "-" + part);
    kafka.properties().forEach(source::setProperty);
    // The watermark is arrival time: it rises with the log, and no bad event can push it.
    var arrivalTime =
        WatermarkStrategy.<RawRecord>forMonotonousTimestamps().withIdleness(kafka.idleness());
    return env.fromSource(source.build(), arrivalTime, "read-" + part).uid("read-" + part);
  }
}
