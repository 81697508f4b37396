package io.livelift.dashboard.lift;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Measures;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The lift as it stood at earlier moments: the confidence sequence, which holds the truth at all of
 * them together with probability 95%.
 */
public final class LiftOverTime {
  private LiftOverTime() {}

  /**
   * The arms at one moment.
   *
   * @param at when these numbers were committed
   */
  public record Moment(Instant at, Measures treated, Measures control) {}

  /**
   * One moment of the sequence. Serialized as it is into the API.
   *
   * @param value {@code pT - pC}; null, with the interval, where the arms may not be compared
   */
  public record Point(
      Instant at, Double value, @JsonProperty("always_valid") Interval alwaysValid) {}

  /** The points of the moments. */
  public static List<Point> of(List<Moment> moments, Integer holdoutPercent) {
    return moments.stream().map(moment -> point(moment, holdoutPercent)).toList();
  }

  private static Point point(Moment moment, Integer holdoutPercent) {
    var absolute =
        Optional.ofNullable(Lift.of(moment.treated(), moment.control(), holdoutPercent).absolute());
    return new Point(
        moment.at(),
        absolute.map(Lift.Difference::value).orElse(null),
        absolute.map(Lift.Difference::alwaysValid).orElse(null));
  }
}
