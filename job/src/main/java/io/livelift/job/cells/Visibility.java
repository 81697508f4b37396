package io.livelift.job.cells;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/** What is shown of the cells of a slice. */
final class Visibility {
  private static final int TABLES = Breakdown.values().length;

  /**
   * A cell as it is published.
   *
   * @param isSuppressed whether measures that are missing may be withheld rather than zero
   */
  record Face(Map<String, Long> measures, boolean isSuppressed) {
    /** The face of a cell of which nothing is told, nor whether there is anything. */
    static final Face EMPTY = new Face(Map.of(), false);

    boolean isEmpty() {
      return measures.isEmpty();
    }
  }

  private static final Visibility EVERYTHING = new Visibility(0, null, false, null);

  /** The bit that says of a face that it is suppressed; the others are the measures it shows. */
  private static final long SUPPRESSED = Long.MIN_VALUE;

  private final int smallestGroup;
  private final Granularity granularity;
  private final boolean isBlank;
  private final SliceCells cells;
  private final Shown[][] shown = new Shown[TABLES][Groups.ALL.size()];

  private int joint;

  private Visibility(
      int smallestGroup, Granularity granularity, boolean isBlank, SliceCells cells) {
    this.cells = cells;
    this.smallestGroup = smallestGroup;
    this.granularity = granularity;
    this.isBlank = isBlank;
    for (var ofTable : shown) {
      Arrays.fill(ofTable, Shown.everything());
    }
  }

  /** All of every cell. */
  static Visibility everything() {
    return EVERYTHING;
  }

  /** Nothing that is judged by people, and not whether there is any. */
  static Visibility ofBlankWindow() {
    return new Visibility(0, null, true, null);
  }

  /** To be filled; all of every cell until then. */
  static Visibility open(int smallestGroup, Granularity granularity, SliceCells cells) {
    return new Visibility(smallestGroup, granularity, false, cells);
  }

  /** Whether it is that of a blank window. */
  boolean isBlank() {
    return isBlank;
  }

  Shown get(Breakdown breakdown, int group) {
    return shown[breakdown.ordinal()][group];
  }

  void set(Breakdown breakdown, int group, Shown ofGroup) {
    shown[breakdown.ordinal()][group] = ofGroup;
  }

  /** Whether tables hide more of the group than each would on its own. */
  boolean isJoint(int group) {
    return (joint & 1 << group) != 0;
  }

  void setJoint(int group) {
    joint |= 1 << group;
  }

  /** The numbers of the regions of a table of which cells may look different in both. */
  BitSet differences(Visibility other, Breakdown breakdown, int regions) {
    var differences = new BitSet();
    if (isBlank != other.isBlank) {
      differences.set(0, regions);
    } else {
      for (var group = 0; group < Groups.ALL.size(); group++) {
        get(breakdown, group).addDifferences(other.get(breakdown, group), regions, differences);
      }
    }
    return differences;
  }

  /**
   * How a cell is published. One of which nothing may be told is not published at all: that it is
   * there would say that somebody prescribes.
   */
  Face face(CellName name, MeasureVector cell) {
    var table = cells == null ? null : cells.table(name.breakdown());
    var face =
        table == null
            ? face(name.breakdown(), null, 0, cell)
            : face(
                name.breakdown(),
                cells.region(name.region()),
                table.value(name.value()).number(),
                cell);
    return isEmpty(face)
        ? Face.EMPTY
        : new Face(
            cell.toMap(measure -> (face & MeasureVector.bit(measure)) != 0), isSuppressed(face));
  }

  /** The same as one number: see {@link #isEmpty}, {@link #measures} and {@link #isSuppressed}. */
  long face(Breakdown breakdown, Region region, int value, MeasureVector cell) {
    var withheld = isBlank ? -1 >>> -Groups.ALL.size() : withheld(breakdown, region, value, cell);
    var shown = cell.measures() & ~Groups.measuresOf(withheld);
    if (shown == 0) {
      return 0;
    }
    return withheld != 0 || mayWithhold(breakdown, cell) ? shown | SUPPRESSED : shown;
  }

  /** Whether a face tells nothing. */
  static boolean isEmpty(long face) {
    return face == 0;
  }

  /** The measures that a face shows, a bit each. */
  static long measures(long face) {
    return face & ~SUPPRESSED;
  }

  /** Whether measures that a face does not show may be withheld rather than zero. */
  static boolean isSuppressed(long face) {
    return (face & SUPPRESSED) != 0;
  }

  /**
   * Whether a cell of few people is missing something. It is then suppressed also where that is
   * zero, so that a few people look alike whether they prescribe or not.
   */
  private boolean mayWithhold(Breakdown breakdown, MeasureVector cell) {
    if (this == EVERYTHING) {
      return false;
    }
    // Groups of which the cell has people are shown: what is missing is zero.
    var missing = Groups.in(breakdown, granularity) & ~Groups.named(cell.measures());
    if (missing == 0) {
      return false;
    }
    var reach = cell.get(Measure.REACH);
    if (Math.max(reach, cell.get(Measure.AUDIENCE)) < smallestGroup) {
      return true;
    }
    for (var rest = missing; rest != 0; rest &= rest - 1) {
      var people = Groups.ALL.get(Integer.numberOfTrailingZeros(rest));
      if (isFew(whoMay(people, reach, cell))) {
        return true;
      }
    }
    return false;
  }

  /** Those known to be in the cell who alone can be counted by a group; 0 where nobody says. */
  private static long whoMay(Measure people, long reach, MeasureVector cell) {
    return switch (people) {
      case CONVERTERS, COHORT_CONVERTERS -> reach;
      case AUDIENCE_CONVERTERS -> cell.get(Measure.AUDIENCE_REACHED);
      default -> 0;
    };
  }

  private boolean isFew(long people) {
    return people > 0 && people < smallestGroup;
  }

  private int withheld(Breakdown breakdown, Region region, int value, MeasureVector cell) {
    var withheld = 0;
    var ofTable = shown[breakdown.ordinal()];
    for (var rest = Groups.named(cell.measures()); rest != 0; rest &= rest - 1) {
      var group = Integer.numberOfTrailingZeros(rest);
      if (!ofTable[group].shows(region, value)) {
        withheld |= 1 << group;
      }
    }
    return withheld;
  }
}
