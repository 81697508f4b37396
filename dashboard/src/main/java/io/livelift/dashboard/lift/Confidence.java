package io.livelift.dashboard.lift;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The confidence that all intervals of lift are given with: 95%, both sides together. */
final class Confidence {
  /** The probability to be wrong. */
  static final double ALPHA = 0.05;

  /** How many standard errors a normal estimate is off at most, with that probability; 1.96. */
  static final double Z = new NormalDistribution().inverseCumulativeProbability(1 - ALPHA / 2);

  private Confidence() {}
}
