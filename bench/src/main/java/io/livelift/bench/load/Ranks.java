package io.livelift.bench.load;

import java.util.SplittableRandom;

/**
 * Draws ranks with a power law: rank r, counted from 0, has a share proportional to about {@code (r
 * + 1)^-1/2}. Of a million the first has 0.04%, the first percent 10%.
 */
final class Ranks {
  private static final double EXPONENT = 0.5;

  private final int size;
  private final boolean equal;
  private final double span;

  private Ranks(int size, boolean equal) {
    this.size = size;
    this.equal = equal;
    this.span = Math.pow(size + 1.0, 1 - EXPONENT) - 1;
  }

  static Ranks of(int size, Skew skew) {
    return new Ranks(size, skew == Skew.UNIFORM);
  }

  int draw(SplittableRandom random) {
    if (equal) {
      return random.nextInt(size);
    }
    // The inverse of the distribution; its exponent 1 / (1 - EXPONENT) is 2.
    var root = 1 + random.nextDouble() * span;
    return Math.min(size - 1, (int) (root * root) - 1);
  }
}
