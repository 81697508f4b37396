package io.livelift.job;

import io.livelift.job.config.JobConfig;
import io.livelift.job.sink.KafkaSinks;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The whole job: Kafka sources, topology, Kafka sink. */
public final class LiveliftJob {
  /** Fixed for good: it decides which subtask may hold which key. */
  public static final int MAX_PARALLELISM = 128;

  private LiveliftJob() {}

  /** Attaches the job to an environment. */
  public static void build(StreamExecutionEnvironment env, JobConfig config) {
    env.configure(contract());
    env.setMaxParallelism(MAX_PARALLELISM);
    var outputs = Topology.build(Inputs.fromKafka(env, config), config);
    outputs.all().sinkTo(KafkaSinks.exactlyOnce(config)).name("publish").uid("publish");
  }

  /** What the code itself relies on, whatever the cluster's configuration says. */
  private static Configuration contract() {
    var contract = new Configuration();
    contract.set(PipelineOptions.GENERIC_TYPES, false);
    contract.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    contract.set(PipelineOptions.OBJECT_REUSE, true);
    return contract;
  }
}
