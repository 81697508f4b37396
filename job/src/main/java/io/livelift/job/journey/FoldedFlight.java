package io.livelift.job.journey;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.Transition;
import java.util.HashMap;
import java.util.Map;

/**
 * The sums of a person's events in one campaign that are too old to change, so that
 * campaign-to-date numbers stay exact after the events themselves are gone. Grows with the number
 * of breakdown values the person has met, not with events.
 */
final class FoldedFlight {
  final Map<BreakdownValue, MeasureVector> sums = new HashMap<>();

  /** Where the path of folded views that led to no conversion has come to. */
  String pathEnd = Transition.START;

  void add(Map<BreakdownValue, MeasureVector> footprint) {
    footprint.forEach(
        (value, measures) ->
            sums.computeIfAbsent(value, v -> new MeasureVector()).add(measures, 1));
  }

  /** Leads the path of views without a conversion on. */
  void step(View view) {
    Paths.add(sums, pathEnd, view.channel().name());
    pathEnd = view.channel().name();
  }

  /** Notes that the person converted within the attribution window after the first view. */
  void setCohortConverter() {
    if (!isCohortConverter()) {
      sums.computeIfAbsent(BreakdownValue.NONE, v -> new MeasureVector())
          .add(Measure.COHORT_CONVERTERS, 1);
    }
  }

  boolean isCohortConverter() {
    var sum = sums.get(BreakdownValue.NONE);
    return sum != null && sum.get(Measure.COHORT_CONVERTERS) > 0;
  }

  boolean isQualified(BreakdownValue value) {
    var sum = sums.get(value);
    return sum != null && sum.get(Measure.QUALIFIED_VIEWS) > 0;
  }

  /** The channels of folded qualified views. */
  Iterable<String> qualifiedChannels() {
    return sums.keySet().stream()
            .filter(v -> v.breakdown() == Breakdown.CHANNEL && isQualified(v))
            .map(BreakdownValue::value)
        ::iterator;
  }
}
