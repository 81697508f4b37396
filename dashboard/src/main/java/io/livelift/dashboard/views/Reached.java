package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Pace;

/**
 * A count against its goal.
 *
 * @param id of the measure
 * @param value null if it may not be told
 * @param ofGoal the count as a share of the goal; null without a goal, or if it may not be told
 */
public record Reached(
    String id, Long value, Long goal, @JsonProperty("of_goal") Double ofGoal, Pace pace) {
  static Reached of(String id, Pace pace) {
    var value = pace.reached();
    var goal = pace.goal();
    var share = value == null || goal == null || goal <= 0 ? null : (double) value / goal;
    return new Reached(id, value, goal, share, pace);
  }
}
