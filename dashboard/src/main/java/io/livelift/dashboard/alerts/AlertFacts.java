package io.livelift.dashboard.alerts;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a campaign when its rules are judged.
 *
 * @param committedAt of the last frame; null before the first
 * @param reach null without a goal, before the flight and after it
 * @param conversions null without a goal, before the flight, after its attribution window, and
 *     where conversions may not be told
 * @param week null where too little may be told to compare
 * @param newestAlarm number of the last alarm of the sink, 0 if there was none
 * @param alarmSentence what it says; empty if there was none
 * @param unbalanced topics whose records do not add up
 */
public record AlertFacts(
    Instant now,
    Instant committedAt,
    Pace reach,
    Pace conversions,
    Week week,
    long newestAlarm,
    String alarmSentence,
    List<String> unbalanced) {

  /**
   * Where a count will end, and its goal.
   *
   * @param projected at the end of the flight, see {@link io.livelift.dashboard.metrics.Pace}
   * @param high the upper end of its 95% interval
   */
  public record Pace(long soFar, double projected, double high, long goal) {
    double share() {
      return projected / goal;
    }

    /** Whether the goal lies above the whole interval. */
    boolean isBehind() {
      return high < goal;
    }
  }

  /** Conversions of the last 24 full hours and of the same hours a week before. */
  public record Week(long now, long before) {
    /** Fewer say nothing about a drop. */
    private static final long LEAST = 30;

    boolean isEnough() {
      return before >= LEAST;
    }

    /** 0.3 is 30% fewer; negative if there are more. */
    double drop() {
      return 1 - (double) now / before;
    }

    /**
     * Whether chance hardly explains that they are fewer: by more than two standard errors of the
     * difference of two counts.
     */
    boolean isFewerThanChance() {
      return before - now > 2 * Math.sqrt((double) before + now);
    }
  }
}
