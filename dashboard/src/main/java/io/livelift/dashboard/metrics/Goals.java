package io.livelift.dashboard.metrics;

/**
 * What a campaign wants to reach.
 *
 * @param reach people; null if there is no goal
 * @param conversions null if there is no goal
 */
public record Goals(Long reach, Long conversions) {
  public static final Goals NONE = new Goals(null, null);
}
