package io.livelift.job.cells.definition;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.Map;

/** What is shown of the cells of a slice. */
public final class Visibility {
  private static final int TABLES = Breakdown.values().length;

  /**
   * A cell as it is published.
   *
   * @param isSuppressed whether measures that are missing may be withheld rather than zero
   */
  public record Face(Map<String, Long> measures, boolean isSuppressed) {
    /** The face of a cell of which nothing is told, nor whether there is anything. */
    static final Face EMPTY = new Face(Map.of(), false);

    boolean isEmpty() {
      return measures.isEmpty();
    }
  }

  private static final Visibility EVERYTHING = new Visibility(0, null, false);

  private final int smallestGroup;
  private final Granularity granularity;
  private final boolean isBlank;
  private final Shown[][] shown = new Shown[TABLES][Groups.ALL.size()];

  private int joint;

  private Visibility(int smallestGroup, Granularity granularity, boolean isBlank) {
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
    return new Visibility(0, null, true);
  }

  /** To be filled; all of every cell until then. */
  static Visibility open(int smallestGroup, Granularity granularity) {
    return new Visibility(smallestGroup, granularity, false);
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

  /** Whether a table's cells look alike in both, if their numbers are alike. */
  boolean isLike(Visibility other, Breakdown breakdown) {
    return isBlank == other.isBlank
        && Arrays.equals(shown[breakdown.ordinal()], other.shown[breakdown.ordinal()]);
  }

  /**
   * How a cell is published. One of which nothing may be told is not published at all: that it is
   * there would say that somebody prescribes.
   */
  public Face face(CellName name, MeasureVector cell) {
    var withheld = isBlank ? -1 : withheld(name, cell);
    var measures = cell.toMap(measure -> (Groups.of(measure) & withheld) == 0);
    if (measures.isEmpty()) {
      return Face.EMPTY;
    }
    return new Face(measures, withheld != 0 || mayWithhold(name.breakdown(), cell));
  }

  /**
   * Whether a cell of few people is missing something. It is then suppressed also where that is
   * zero, so that a few people look alike whether they prescribe or not.
   */
  private boolean mayWithhold(Breakdown breakdown, MeasureVector cell) {
    if (this == EVERYTHING) {
      return false;
    }
    var groups = Groups.in(breakdown, granularity);
    var reach = cell.get(Measure.REACH);
    var isOfFew = Math.max(reach, cell.get(Measure.AUDIENCE)) < smallestGroup;
    for (var people : Groups.ALL) {
      if (Groups.has(groups, people)
          && cell.get(people) == 0
          && (isOfFew || isFew(whoMay(people, reach, cell)))) {
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

  private int withheld(CellName name, MeasureVector cell) {
    var withheld = 0;
    var ofTable = shown[name.breakdown().ordinal()];
    for (var group = 0; group < ofTable.length; group++) {
      if (!ofTable[group].shows(name.region(), name.value())
          && cell.get(Groups.ALL.get(group)) != 0) {
        withheld |= 1 << group;
      }
    }
    return withheld;
  }
}
