package io.livelift.local.replay;

import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import java.time.Duration;
import java.util.Optional;

/**
 * How a replay runs.
 *
 * @param allowedLateness none for no limit
 * @param withholding whether what would tell of few people is withheld
 * @param dashboard whether the cells go through the dashboard sink into Postgres too
 * @param epoch time between two commits; none for what suits the pace
 */
record ReplaySettings(
    Pace pace,
    Optional<Duration> allowedLateness,
    boolean withholding,
    boolean dashboard,
    Optional<Duration> epoch) {
  private static final Duration LIVE_EPOCH = Duration.ofSeconds(1);
  // Nobody watches a replay at full speed, and every commit publishes the cells it touched again.
  private static final Duration MAX_SPEED_EPOCH = Duration.ofSeconds(10);

  Duration epochOrDefault() {
    return epoch.orElse(pace.isMax() ? MAX_SPEED_EPOCH : LIVE_EPOCH);
  }

  JobConfig job(String bootstrapServers) {
    var lateness =
        allowedLateness
            .map(allowed -> new LatenessConfig(allowed, null, null, null))
            .orElseGet(LatenessConfig::unbounded);
    var job = JobConfig.defaults(bootstrapServers).withLateness(lateness);
    return withholding ? job : job.withoutWithholding();
  }
}
