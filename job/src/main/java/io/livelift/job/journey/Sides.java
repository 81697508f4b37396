package io.livelift.job.journey;

/** On which sides of a change something is: a set, a bit each. */
final class Sides {
  static final int BEFORE = 1;
  static final int AFTER = 2;
  static final int BOTH = BEFORE | AFTER;

  private Sides() {}

  /** 1 for what comes, -1 for what goes, 0 for what stays. */
  static int sign(int sides) {
    return sides == AFTER ? 1 : sides == BEFORE ? -1 : 0;
  }
}
