package io.livelift.bench.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.bench.load.LoadTopics;
import io.livelift.bench.load.Truth;
import io.livelift.job.LiveliftJob;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.KafkaConfig;
import java.time.Duration;
import java.util.Map;

/**
 * The whole job, built as it always is: every measure, every cell, exactly once to Kafka. What it
 * has read is taken from its own epochs, so that only committed work counts.
 */
final class FullJob implements Candidate {
  private static final Duration POLL = Duration.ofMillis(20);

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
    try (var log = new EpochLog(options.bootstrap(), options.topics().epochs())) {
      var progress = new EpochProgress(options);
      Measurement measured;
      CheckpointFigures checkpoints;
      try (var flink = CandidateFlink.start(options, env -> LiveliftJob.build(env, config))) {
        while (!progress.isOver()) {
          CandidateFlink.requireRunning(flink);
          log.next(POLL).forEach(progress::add);
        }
        measured = measured(options, samples, progress);
        checkpoints = CheckpointFigures.of(flink.uiAddress());
      }
      var restart = options.restart() ? restart(options, config, log) : null;
      return measured.with(checkpoints, restart, check(options, progress));
    }
  }

  private Measurement measured(
      CandidateOptions options, ProcessSamples samples, EpochProgress progress)
      throws InterruptedException {
    // Both ends are commits: between barrier and commit lies the work of the epoch.
    var until = progress.until().committedAt();
    var from = progress.from().committedAt();
    return Measurement.between(
        name,
        options.parallelism(),
        samples.at(from),
        samples.at(until),
        progress.measured(),
        progress.read(),
        progress.epochs(),
        (until - from) / 1e3);
  }

  /** Seconds from the start of the job to the first epoch that it has committed again. */
  private static double restart(CandidateOptions options, JobConfig config, EpochLog log)
      throws Exception {
    var start = System.nanoTime();
    try (var flink = CandidateFlink.start(options, env -> LiveliftJob.build(env, config))) {
      while (true) {
        CandidateFlink.requireRunning(flink);
        if (log.next(POLL).stream().anyMatch(EpochLog.Epoch::isOfRestoredJob)) {
          return (System.nanoTime() - start) / 1e9;
        }
      }
    }
  }

  /** The numbers can be compared only if all was read. */
  private static AnswerCheck check(CandidateOptions options, EpochProgress progress)
      throws Exception {
    var ledgerHolds = progress.last().ledgerHolds();
    if (!progress.isAllRead()) {
      return new AnswerCheck(ledgerHolds, 0, 0);
    }
    var truth = new ObjectMapper().readValue(options.truth().toFile(), Truth.class);
    var topic = options.topics().campaignMetrics();
    var found = NationCells.read(options.bootstrap(), topic, progress.cells());
    return new AnswerCheck(ledgerHolds, NationCells.numbers(truth), found.differences(truth));
  }
}
