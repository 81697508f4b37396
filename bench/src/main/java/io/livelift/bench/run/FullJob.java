package io.livelift.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.bench.load.LoadTopics;
import io.livelift.bench.load.Truth;
import io.livelift.job.LiveliftJob;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.KafkaConfig;
import java.util.Map;

/**
 * The whole job, built as it always is: every measure, every cell, exactly once to Kafka. What it
 * has read is taken from its own epochs, so that only committed work counts.
 */
final class FullJob implements Candidate {
  private final String name;

  FullJob(String name) {
    this.name = name;
  }

  /** The default configuration. */
  static JobConfig config(CandidateOptions options) {
    return config(options, Map.of());
  }

  private static JobConfig profilesFirst(CandidateOptions options) {
    return config(
        options,
        Map.of(
            "interceptor.classes",
            ProfilesFirst.class.getName(),
            ProfilesFirst.PROFILES,
            Long.toString(options.profiles())));
  }

  private static JobConfig config(CandidateOptions options, Map<String, String> client) {
    var kafka =
        new KafkaConfig(options.bootstrap(), options.run(), options.run(), null, null, client);
    return new JobConfig(kafka, options.topics(), null, null, null, null, null);
  }

  @Override
  public Measurement run(CandidateOptions options, ProcessSamples samples) throws Exception {
    LoadTopics.createOutputs(options.bootstrap(), options.topics());
    var config = profilesFirst(options);
    try (var flink = CandidateFlink.start(options, env -> LiveliftJob.build(env, config));
        var log = new EpochLog(options.bootstrap(), options.topics().epochs())) {
      EpochLog.Epoch warm = null;
      var cells = 0L;
      while (true) {
        CandidateFlink.requireRunning(flink);
        for (var epoch : log.next()) {
          cells += epoch.cells();
          var read = epoch.read(options.eventTopics());
          if (warm == null && read >= options.warmEvents()) {
            warm = epoch;
          }
          if (read >= options.events()) {
            var committedAt = System.currentTimeMillis();
            return measured(options, samples, warm, committedAt)
                .with(CheckpointFigures.of(flink.uiAddress()), check(options, epoch, cells));
          }
        }
      }
    }
  }

  private Measurement measured(
      CandidateOptions options, ProcessSamples samples, EpochLog.Epoch warm, long committedAt)
      throws InterruptedException {
    var records = options.events() - warm.read(options.eventTopics());
    if (records <= 0) {
      throw new IllegalStateException(
          "Everything was read within one epoch: too few events to measure.");
    }
    return Measurement.between(
        name,
        options.parallelism(),
        samples.at(warm.barrierAt()),
        samples.at(committedAt),
        records,
        (committedAt - warm.barrierAt()) / 1e3);
  }

  private static AnswerCheck check(CandidateOptions options, EpochLog.Epoch last, long cells)
      throws Exception {
    var truth = new ObjectMapper().readValue(options.truth().toFile(), Truth.class);
    var found = NationCells.read(options.bootstrap(), options.topics().campaignMetrics(), cells);
    return new AnswerCheck(
        last.ledgerHolds(), NationCells.numbers(truth), found.differences(truth));
  }
}
