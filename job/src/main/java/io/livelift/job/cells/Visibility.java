package io.livelift.job.cells;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import java.util.Arrays;
import java.util.Map;

/** What is shown of the cells of a slice. */
final class Visibility {
  private static final int TABLES = Breakdown.values().length;

  /**
   * A cell as it is published.
   *
   * @param isSuppressed whether measures are withheld that are not zero, or might not be
   */
  record Face(Map<String, Long> measures, boolean isSuppressed) {
    /** The face of a cell of which there is nothing to say. */
    static final Face EMPTY = new Face(Map.of(), false);

    /** Whether there is neither a number nor one that is withheld. */
    boolean isEmpty() {
      return measures.isEmpty() && !isSuppressed;
    }
  }

  private static final Visibility EVERYTHING = new Visibility(false);

  private final boolean isBlank;
  private final Shown[][] shown = new Shown[TABLES][Groups.ALL.size()];

  private int joint;

  private Visibility(boolean isBlank) {
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
    return new Visibility(true);
  }

  /** To be filled; all of every cell until then. */
  static Visibility open() {
    return new Visibility(false);
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

  /** How a cell is published. */
  Face face(CellName name, MeasureVector cell) {
    if (isBlank) {
      var measures = cell.toMap(measure -> Groups.of(measure) == 0);
      return measures.isEmpty() ? Face.EMPTY : new Face(measures, true);
    }
    var withheld = withheld(name, cell);
    return withheld == 0
        ? new Face(cell.toMap(), false)
        : new Face(cell.toMap(measure -> (Groups.of(measure) & withheld) == 0), true);
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
