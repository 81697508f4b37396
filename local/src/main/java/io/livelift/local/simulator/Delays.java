package io.livelift.local.simulator;

import io.livelift.contract.Channel;
import java.time.Duration;

/** How long events are under way. None takes longer than {@link #LONGEST}. */
final class Delays {
  static final Duration LONGEST = Duration.ofDays(3);

  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;

  private Delays() {}

  /** Field visits are often noted without a network and sent hours later. */
  static long ofView(Channel channel, Dice dice) {
    var fraction = dice.fraction();
    if (channel == Channel.FIELD_REP || channel == Channel.CONFERENCE) {
      return fraction < 0.6
          ? dice.between(2 * HOUR, 10 * HOUR)
          : fraction < 0.62 ? dice.between(24 * HOUR, 71 * HOUR) : dice.between(SECOND, MINUTE);
    }
    if (fraction < 0.9) {
      return dice.between(100, 3 * SECOND);
    }
    if (fraction < 0.98) {
      return dice.between(MINUTE, 10 * MINUTE);
    }
    return fraction < 0.997 ? dice.between(HOUR, 12 * HOUR) : dice.between(24 * HOUR, 71 * HOUR);
  }

  /** Some hospitals deliver in batches. */
  static long ofPrescription(Dice dice) {
    var fraction = dice.fraction();
    if (fraction < 0.85) {
      return dice.between(500, 5 * SECOND);
    }
    return fraction < 0.98 ? dice.between(5 * MINUTE, 6 * HOUR) : dice.between(6 * HOUR, 24 * HOUR);
  }

  static long ofDuplicate(Dice dice) {
    return dice.between(SECOND, 30 * MINUTE);
  }

  /** From being issued to being cancelled. */
  static long ofCancellation(Dice dice) {
    return dice.between(5 * MINUTE, 47 * HOUR);
  }

  /** From a patient's view to the prescription it led to: within the hour or within two days. */
  static long ofPatientDecision(Dice dice) {
    return dice.chance(0.6)
        ? dice.between(MINUTE, 40 * MINUTE)
        : Math.min(47 * HOUR, (long) dice.exponential(20.0 * HOUR));
  }

  /** How long ago it happened, of what is reported after more than a week. */
  static long ofForgottenReport(Dice dice) {
    return dice.between(7 * 24 * HOUR + HOUR, 9 * 24 * HOUR);
  }
}
