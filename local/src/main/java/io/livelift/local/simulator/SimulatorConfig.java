package io.livelift.local.simulator;

import io.livelift.job.config.JobConfig;
import io.livelift.job.config.TopicsConfig;
import java.nio.file.Path;

/**
 * What the simulator is told.
 *
 * @param seed which world; another one needs another state directory
 * @param ratePerSecond events per second while it runs, averaged over a week
 * @param stateDir where it remembers how far the world has come
 * @param physicians how many physicians live in the world
 */
public record SimulatorConfig(
    String bootstrapServers,
    long seed,
    double ratePerSecond,
    Path stateDir,
    int physicians,
    TopicsConfig topics) {
  private static final long SEED = 20_260_101;
  private static final double RATE_PER_SECOND = 3;
  private static final int PHYSICIANS = 20_000;

  public SimulatorConfig {
    if (!(ratePerSecond >= 0 && ratePerSecond <= 100_000)) {
      throw new IllegalArgumentException("The rate must be 0 to 100,000 events per second.");
    }
    if (physicians < 100 || physicians > 1_000_000) {
      throw new IllegalArgumentException("The simulator needs 100 to 1,000,000 physicians.");
    }
  }

  /** The usual world, sent to a broker at this address. */
  public static SimulatorConfig defaults(String bootstrapServers, Path stateDir) {
    return new SimulatorConfig(
        bootstrapServers,
        SEED,
        RATE_PER_SECOND,
        stateDir,
        PHYSICIANS,
        JobConfig.defaults(bootstrapServers).topics());
  }

  /** The same with another rate. */
  public SimulatorConfig withRate(double perSecond) {
    return new SimulatorConfig(bootstrapServers, seed, perSecond, stateDir, physicians, topics);
  }

  /** The same with another seed. */
  public SimulatorConfig withSeed(long other) {
    return new SimulatorConfig(
        bootstrapServers, other, ratePerSecond, stateDir, physicians, topics);
  }
}
