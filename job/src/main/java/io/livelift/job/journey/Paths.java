package io.livelift.job.journey;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.Transition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The steps of paths over channels: of each conversion over its eligible touches, and of a person
 * over the qualified views that led to none.
 */
final class Paths {
  private Paths() {}

  /** Adds the steps of a conversion. */
  static void addConversion(Map<BreakdownValue, MeasureVector> sums, List<View> touches) {
    var from = Transition.START;
    for (var touch : touches) {
      add(sums, from, touch.channel().name());
      from = touch.channel().name();
    }
    add(sums, from, Transition.CONVERSION);
  }

  /**
   * The steps of the views that led to no conversion.
   *
   * @param views in touch order
   * @param from the channel that the path has come to with folded views, or START
   */
  static Map<BreakdownValue, MeasureVector> remaining(List<View> views, String from) {
    Map<BreakdownValue, MeasureVector> sums = new HashMap<>();
    var last = from;
    for (var view : views) {
      add(sums, last, view.channel().name());
      last = view.channel().name();
    }
    if (!last.equals(Transition.START)) {
      add(sums, last, Transition.NONE);
    }
    return sums;
  }

  static void add(Map<BreakdownValue, MeasureVector> sums, String from, String to) {
    var value = new BreakdownValue(Breakdown.TRANSITION, new Transition(from, to).toText());
    sums.computeIfAbsent(value, v -> new MeasureVector()).add(Measure.TRANSITIONS, 1);
  }
}
