package io.livelift.job.cells.definition;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Groups of measures that are withheld together: those that are judged by one count of people. A
 * group is named by that count; a set of groups is an int, a bit each.
 */
final class Groups {
  /** The counts of people by which measures are judged. */
  static final List<Measure> ALL =
      Arrays.stream(Measure.values())
          .map(Measure::people)
          .flatMap(Optional::stream)
          .distinct()
          .toList();

  private static final Measure[] MEASURES = Measure.values();
  private static final int[] BIT_OF_MEASURE = new int[MEASURES.length];
  private static final int[][] IN = new int[Breakdown.values().length][Granularity.values().length];

  static {
    for (var measure : MEASURES) {
      measure.people().ifPresent(p -> BIT_OF_MEASURE[measure.ordinal()] = 1 << ALL.indexOf(p));
    }
    for (var breakdown : Breakdown.values()) {
      for (var granularity : Granularity.values()) {
        for (var measure : MEASURES) {
          if (measure.family().in(breakdown) && measure.family().in(granularity)) {
            IN[breakdown.ordinal()][granularity.ordinal()] |= BIT_OF_MEASURE[measure.ordinal()];
          }
        }
      }
    }
  }

  private Groups() {}

  /** The group that a measure belongs to; no bit for one that nobody judges. */
  static int of(Measure measure) {
    return BIT_OF_MEASURE[measure.ordinal()];
  }

  /** Where in {@link #ALL} a group is. */
  static int indexOf(Measure people) {
    return ALL.indexOf(people);
  }

  /** The groups that cells of this breakdown and granularity hold. */
  static int in(Breakdown breakdown, Granularity granularity) {
    return IN[breakdown.ordinal()][granularity.ordinal()];
  }

  static boolean has(int groups, Measure people) {
    return (groups & of(people)) != 0;
  }
}
