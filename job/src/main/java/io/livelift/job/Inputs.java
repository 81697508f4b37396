package io.livelift.job;

import io.livelift.job.config.JobConfig;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.source.KafkaSources;
import io.livelift.job.source.RawRecord;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the topology reads: raw records, with arrival time as timestamp and watermark. */
public record Inputs(
    DataStream<RawRecord> views,
    DataStream<RawRecord> prescriptions,
    DataStream<RawRecord> physicians,
    DataStream<RawRecord> campaigns,
    DataStream<RawRecord> erasures) {

  /** The input topics in Kafka. */
  public static Inputs fromKafka(StreamExecutionEnvironment env, JobConfig config) {
    var sources = new KafkaSources(env, config.kafka());
    var topics = config.topics();
    return new Inputs(
        sources.read(topics.contentViews(), InputTopic.VIEWS.part()),
        sources.read(topics.prescriptions(), InputTopic.PRESCRIPTIONS.part()),
        sources.read(topics.physicians(), InputTopic.PHYSICIANS.part()),
        sources.read(topics.campaigns(), InputTopic.CAMPAIGNS.part()),
        sources.read(topics.erasures(), InputTopic.ERASURES.part()));
  }
}
