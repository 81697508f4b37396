package io.livelift.local.simulator;

import java.util.List;
import java.util.SplittableRandom;

/** Random draws that depend on nothing but the seed and what they are drawn for. */
final class Dice {
  private final SplittableRandom random;

  private Dice(long seed) {
    random = new SplittableRandom(seed);
  }

  /** Dice of their own for one purpose and its coordinates, such as a second and a number in it. */
  static Dice of(long seed, Purpose purpose, long first, long second) {
    var mixed = mix(seed + 0x9E3779B97F4A7C15L * (purpose.ordinal() + 1));
    mixed = mix(mixed ^ (first * 0xC2B2AE3D27D4EB4FL));
    return new Dice(mix(mixed ^ (second * 0x165667B19E3779F9L)));
  }

  double fraction() {
    return random.nextDouble();
  }

  boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long between(long low, long high) {
    return random.nextLong(low, high);
  }

  <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A draw from the log-normal distribution with this median; about 0.8 spreads it well. */
  double logNormal(double median, double spread) {
    return median * Math.exp(spread * random.nextGaussian());
  }

  double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  /** How many events of a Poisson process with this mean happened. */
  int poisson(double mean) {
    if (mean > 30) {
      return (int) Math.max(0, Math.round(mean + Math.sqrt(mean) * random.nextGaussian()));
    }
    var limit = Math.exp(-mean);
    var count = 0;
    for (var product = random.nextDouble(); product > limit; product *= random.nextDouble()) {
      count++;
    }
    return count;
  }

  /** The finalizer of SplitMix64. */
  private static long mix(long value) {
    var z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** What dice are for. The order is part of every seed's world: append only. */
  enum Purpose {
    PHYSICIAN,
    PRESCRIBER,
    COUNTS,
    VIEW,
    PRESCRIPTION,
    PATIENT,
    PATIENT_VIEW,
    PATIENT_PRESCRIPTION,
    BASE_PATIENT_PRESCRIPTION,
    OTHER_PRESCRIPTION,
    DISORDER
  }
}
