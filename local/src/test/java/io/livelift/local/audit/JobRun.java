package io.livelift.local.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.CampaignMetric;
import io.livelift.contract.EpochPart;
import io.livelift.job.JobHarness;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.config.MeasurementConfig;
import io.livelift.job.sink.OutputTopic;
import io.livelift.vocabulary.CellKey;
import io.livelift.wire.SingleObjectReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The job's real operators over a log, and what a reader of its topics knows after each epoch. */
final class JobRun {
  private final SingleObjectReader<CampaignMetric> cellReader =
      new SingleObjectReader<>(CampaignMetric.class);
  private final SingleObjectReader<EpochPart> partReader =
      new SingleObjectReader<>(EpochPart.class);
  private final Map<CellKey, Map<String, Long>> cells = new HashMap<>();
  private final Map<String, EpochPart> parts = new HashMap<>();
  private final List<RawRecord> covered = new ArrayList<>();
  private final JobConfig config;

  JobRun(OracleSettings settings) {
    var defaults = JobConfig.defaults("none:0");
    config =
        defaults
            .withLateness(
                new LatenessConfig(
                    settings.allowedLateness().orElse(LatenessConfig.UNBOUNDED),
                    Duration.ofMinutes(5),
                    settings.retainedWindow(),
                    settings.allowedLateness().isEmpty()
                        ? LatenessConfig.UNBOUNDED
                        : settings.minuteCorrections()))
            .withMeasurement(new MeasurementConfig(settings.lookBack()))
            .withoutWithholding();
  }

  /** Reads the log, with epochs, cuts and restores at random places. */
  JobRun read(List<RawRecord> log, Random random, Runnable afterEachEpoch) throws Exception {
    var job = new JobHarness(config);
    try {
      for (var raw : log) {
        job.read(input(raw));
        covered.add(raw);
        if (random.nextInt(15) == 0) {
          apply(job);
          afterEachEpoch.run();
          if (random.nextInt(4) == 0) {
            var snapshot = job.snapshot();
            job.close();
            job = new JobHarness(config, snapshot);
          }
        }
      }
      apply(job);
      afterEachEpoch.run();
    } finally {
      job.close();
    }
    return this;
  }

  /** Reads a log that is ordered by arrival, the watermark close behind. */
  JobRun readInOrderOfArrival(List<RawRecord> log) throws Exception {
    try (var job = new JobHarness(config)) {
      for (var raw : log) {
        if (raw.topic() == LogTopic.VIEWS || raw.topic() == LogTopic.PRESCRIPTIONS) {
          job.advanceArrivalTo(raw.arrival() - 1);
        }
        job.read(input(raw));
        apply(job);
      }
    }
    return this;
  }

  /** The records that the latest epoch covers. */
  List<RawRecord> covered() {
    return List.copyOf(covered);
  }

  /** The cells that are not all zero. */
  Map<CellKey, Map<String, Long>> cells() {
    var filled = new HashMap<>(cells);
    filled.values().removeIf(Map::isEmpty);
    return filled;
  }

  Map<LogTopic, TopicLedger> ledger() {
    var names = new EnumMap<LogTopic, String>(LogTopic.class);
    for (var topic : LogTopic.values()) {
      names.put(topic, topic.defaultName());
    }
    return PublishedLedger.of(parts.values(), names);
  }

  private void apply(JobHarness job) throws Exception {
    for (var record : job.nextEpoch()) {
      if (record.topic() == OutputTopic.CAMPAIGN_METRICS) {
        cells.put(
            CellKey.parse(new String(record.key(), UTF_8)),
            cellReader.read(record.value()).getMeasures());
      } else if (record.topic() == OutputTopic.EPOCHS) {
        var part = partReader.read(record.value());
        parts.put(part.getPart() + "/" + part.getSubtask(), part);
      }
    }
  }

  static io.livelift.job.source.RawRecord input(RawRecord raw) {
    return new io.livelift.job.source.RawRecord(
        raw.topic().defaultName(), raw.partition(), raw.offset(), raw.arrival(), null, raw.value());
  }
}
