package io.livelift.job.journey;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.HashMap;
import java.util.Map;

/**
 * The sums of a person's events in one campaign that are too old to change, so that
 * campaign-to-date numbers stay exact after the events themselves are gone. Grows with the number
 * of breakdown values the person has met, not with events.
 */
final class FoldedFlight {
  final Map<BreakdownValue, MeasureVector> sums = new HashMap<>();

  void add(Map<BreakdownValue, MeasureVector> footprint) {
    footprint.forEach(
        (value, measures) ->
            sums.computeIfAbsent(value, v -> new MeasureVector()).add(measures, 1));
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
