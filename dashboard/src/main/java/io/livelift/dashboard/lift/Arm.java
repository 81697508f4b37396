package io.livelift.dashboard.lift;

/**
 * One arm of the audience, as it was assigned (intention to treat).
 *
 * @param people members, at least 1
 * @param prescribers of them, those with at least one live prescription; 0 to {@code people}
 */
public record Arm(long people, long prescribers) {
  public Arm {
    if (people < 1 || prescribers < 0 || prescribers > people) {
      throw new IllegalArgumentException(
          "An arm of %d people cannot have %d prescribers.".formatted(people, prescribers));
    }
  }

  /** The prescribers' share of the arm, 0 to 1. */
  public double share() {
    return (double) prescribers / people;
  }
}
