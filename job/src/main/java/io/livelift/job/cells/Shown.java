package io.livelift.job.cells;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which cells of one table show one group of measures: the regions that are shown, and of each the
 * values that are hidden all the same. By numbers of the slice.
 */
final class Shown {
  /** No values, not to be changed. */
  static final BitSet NO_VALUES = new BitSet();

  private static final Shown EVERYTHING = new Shown(true);

  private final boolean isEverything;
  private BitSet[] hiddenValues = {};

  private Shown(boolean isEverything) {
    this.isEverything = isEverything;
  }

  /** For a group that nobody belongs to: there is nothing to hide. */
  static Shown everything() {
    return EVERYTHING;
  }

  static Shown nothing() {
    return new Shown(false);
  }

  /**
   * @param withoutValues numbers of values; kept, not copied
   */
  void show(Region region, BitSet withoutValues) {
    if (region.number() >= hiddenValues.length) {
      hiddenValues = Arrays.copyOf(hiddenValues, Math.max(region.number() * 3 / 2, 64));
    }
    hiddenValues[region.number()] = withoutValues;
  }

  boolean shows(Region region) {
    return isEverything || ofRegion(region.number()) != null;
  }

  /**
   * @param value number of a value; negative for one that never came up
   */
  boolean shows(Region region, int value) {
    if (isEverything) {
      return true;
    }
    var hidden = ofRegion(region.number());
    return hidden != null && (value < 0 || !hidden.get(value));
  }

  /** The values that are hidden in a region that is shown. */
  BitSet hiddenValues(Region region) {
    var hidden = ofRegion(region.number());
    return hidden == null ? NO_VALUES : hidden;
  }

  boolean isEverything() {
    return isEverything;
  }

  /** Adds the numbers of the regions that the other does not show alike. */
  void addDifferences(Shown other, int regions, BitSet differences) {
    if (isEverything != other.isEverything) {
      differences.set(0, regions);
      return;
    }
    for (var i = Math.max(hiddenValues.length, other.hiddenValues.length) - 1; i >= 0; i--) {
      if (!isSame(ofRegion(i), other.ofRegion(i))) {
        differences.set(i);
      }
    }
  }

  private BitSet ofRegion(int region) {
    return region < hiddenValues.length ? hiddenValues[region] : null;
  }

  private static boolean isSame(BitSet one, BitSet other) {
    return one == null ? other == null : one.equals(other);
  }

  @Override
  public boolean equals(Object other) {
    if (!(other instanceof Shown that) || isEverything != that.isEverything) {
      return false;
    }
    var differences = new BitSet();
    addDifferences(that, 0, differences);
    return differences.isEmpty();
  }

  @Override
  public int hashCode() {
    var hash = Boolean.hashCode(isEverything);
    for (var i = 0; i < hiddenValues.length; i++) {
      hash += hiddenValues[i] == null ? 0 : hiddenValues[i].hashCode() + i;
    }
    return hash;
  }
}
