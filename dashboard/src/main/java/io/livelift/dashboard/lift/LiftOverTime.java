package io.livelift.dashboard.lift;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Measures;
import java.time.Instant;
import java.util.ArrayList;
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

  /**
   * The points of the moments, thinned out evenly if there are too many; the first and the last
   * stay.
   *
   * @param moments in the order of time
   * @param most points, at least 2
   */
  public static List<Point> of(List<Moment> moments, Integer holdoutPercent, int most) {
    return thinned(moments, most).stream().map(moment -> point(moment, holdoutPercent)).toList();
  }

  private static Point point(Moment moment, Integer holdoutPercent) {
    var absolute =
        Optional.ofNullable(Lift.of(moment.treated(), moment.control(), holdoutPercent).absolute());
    return new Point(
        moment.at(),
        absolute.map(Lift.Difference::value).orElse(null),
        absolute.map(Lift.Difference::alwaysValid).orElse(null));
  }

  private static List<Moment> thinned(List<Moment> moments, int most) {
    if (moments.size() <= most) {
      return moments;
    }
    List<Moment> kept = new ArrayList<>(most);
    for (var i = 0; i < most; i++) {
      kept.add(moments.get((int) ((long) i * (moments.size() - 1) / (most - 1))));
    }
    return kept;
  }
}
