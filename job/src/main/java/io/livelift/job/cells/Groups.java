package io.livelift.job.cells;

import io.livelift.job.cube.MeasureVector;
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
  private static final int[] DECIDED_BY = new int[MEASURES.length];
  private static final long[] MEASURES_OF = new long[ALL.size()];
  private static final int[][] IN = new int[Breakdown.values().length][Granularity.values().length];

  static {
    for (var measure : MEASURES) {
      measure.people().ifPresent(p -> BIT_OF_MEASURE[measure.ordinal()] = 1 << ALL.indexOf(p));
    }
    for (var i = 0; i < ALL.size(); i++) {
      DECIDED_BY[ALL.get(i).ordinal()] = 1 << i;
      for (var measure : MEASURES) {
        MEASURES_OF[i] |= (BIT_OF_MEASURE[measure.ordinal()] >> i & 1L) << measure.ordinal();
      }
    }
    // Conversions without a touch's value, beside their people: see TableWithholding.
    DECIDED_BY[Measure.CONVERSIONS.ordinal()] = of(Measure.CONVERSIONS);
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

  private static final long DECIDING = deciding();
  private static final long PEOPLE = DECIDING & ~MeasureVector.bit(Measure.CONVERSIONS);

  private Groups() {}

  private static long deciding() {
    var measures = 0L;
    for (var measure : MEASURES) {
      if (DECIDED_BY[measure.ordinal()] != 0) {
        measures |= MeasureVector.bit(measure);
      }
    }
    return measures;
  }

  /** The group that a measure belongs to; no bit for one that nobody judges. */
  static int of(Measure measure) {
    return BIT_OF_MEASURE[measure.ordinal()];
  }

  /**
   * The groups about which a decision may differ where these measures have changed: what is
   * withheld depends on counts of people, not on what they did.
   *
   * @param measures a bit each, by ordinal
   */
  static int decidedBy(long measures) {
    var groups = 0;
    for (var rest = measures & DECIDING; rest != 0; rest &= rest - 1) {
      groups |= DECIDED_BY[Long.numberOfTrailingZeros(rest)];
    }
    return groups;
  }

  /** The groups of which somebody is counted where these measures are not zero. */
  static int named(long measures) {
    var groups = 0;
    for (var rest = measures & PEOPLE; rest != 0; rest &= rest - 1) {
      groups |= DECIDED_BY[Long.numberOfTrailingZeros(rest)];
    }
    return groups;
  }

  /** The measures of a set of groups, a bit each. */
  static long measuresOf(int groups) {
    var measures = 0L;
    for (var rest = groups; rest != 0; rest &= rest - 1) {
      measures |= MEASURES_OF[Integer.numberOfTrailingZeros(rest)];
    }
    return measures;
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
