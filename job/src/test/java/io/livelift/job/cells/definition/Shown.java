package io.livelift.job.cells.definition;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which cells of one table show one group of measures: the regions that are shown, and of each the
 * values that are hidden all the same.
 */
final class Shown {
  private static final Shown EVERYTHING = new Shown(true);

  private final Map<String, Set<String>> hiddenValues = new HashMap<>();
  private final boolean isEverything;

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

  void show(String region, Set<String> withoutValues) {
    hiddenValues.put(region, withoutValues);
  }

  boolean shows(String region) {
    return isEverything || hiddenValues.containsKey(region);
  }

  boolean shows(String region, String value) {
    if (isEverything) {
      return true;
    }
    var hidden = hiddenValues.get(region);
    return hidden != null && !hidden.contains(value);
  }

  /** The values that are hidden in a region that is shown. */
  Set<String> hiddenValues(String region) {
    return hiddenValues.getOrDefault(region, Set.of());
  }

  /** The regions of these that are shown. */
  Collection<String> of(Collection<String> regions) {
    return regions.stream().filter(this::shows).toList();
  }

  boolean isEverything() {
    return isEverything;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shown that
        && isEverything == that.isEverything
        && hiddenValues.equals(that.hiddenValues);
  }

  @Override
  public int hashCode() {
    return hiddenValues.hashCode();
  }
}
