package io.livelift.dashboard.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How many of an audience are expected in each arm. Serialized as it is into the API. A member is
 * held out with a probability of the holdout, each apart from the others, so their number is
 * binomial; the interval is its normal approximation.
 *
 * @param controlLow lower end of the 95% interval of those held out
 */
public record ExpectedArms(
    double treated,
    double control,
    @JsonProperty("control_low") double controlLow,
    @JsonProperty("control_high") double controlHigh) {
  private static final double QUANTILE = 1.959964;

  /** The arms of so many members. */
  public static ExpectedArms of(long members, int holdoutPercent) {
    var share = holdoutPercent / 100.0;
    var control = members * share;
    var half = QUANTILE * Math.sqrt(members * share * (1 - share));
    return new ExpectedArms(
        members - control, control, Math.max(0, control - half), Math.min(members, control + half));
  }
}
