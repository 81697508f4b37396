package io.livelift.job.cells.definition;

import static io.livelift.job.cells.definition.ProductPartition.Joint.APART;
import static io.livelift.job.cells.definition.ProductPartition.Joint.MAX;
import static io.livelift.job.cells.definition.ProductPartition.Joint.SUM;

import io.livelift.job.cells.definition.ProductPartition.Joint;
import io.livelift.job.cells.definition.ProductPartition.Layer;
import io.livelift.job.cells.definition.ProductPartition.Lines;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides what one table shows of one group of measures: from the nation down, the parts of each
 * region that is shown by a {@link ProductPartition}, then more until {@link HiddenSums} finds
 * nothing.
 */
final class TableWithholding {
  private final int smallestGroup;
  private final SliceCells cells;
  private final Breakdown breakdown;
  private final int finestLevel;
  private final People people;
  private final Shown none;
  private final Bound bound;
  private final List<String> values;
  private final Set<String> hiddenByForce = new HashSet<>();
  private Shown shown;
  private HiddenSums sums;
  private boolean isDecided;

  /**
   * A group that contains this one: what hides it hides this one, and who is in it but not in this
   * one must be nobody or enough too.
   */
  record Bound(People people, Shown shown) {}

  /**
   * @param none what NONE shows of the group; a region that it hides is hidden in every table
   * @param bound null if there is none
   */
  TableWithholding(
      int smallestGroup,
      People people,
      Breakdown breakdown,
      int finestLevel,
      Shown none,
      Bound bound) {
    this.smallestGroup = smallestGroup;
    this.cells = people.cells();
    this.breakdown = breakdown;
    this.finestLevel = finestLevel;
    this.people = people;
    this.none = none;
    this.bound = bound;
    this.values = cells.values(breakdown);
  }

  /** What NONE shows of a group. */
  static Shown ofNone(int smallestGroup, People people, int finestLevel) {
    var nation = people.of(RegionPath.NATION);
    if (nation == 0) {
      return Shown.everything();
    }
    var shown = Shown.nothing();
    if (nation >= smallestGroup) {
      shown.show(RegionPath.NATION, Set.of());
      showParts(smallestGroup, people, RegionPath.NATION, finestLevel, shown);
    }
    return shown;
  }

  private static void showParts(
      int smallestGroup, People people, String parent, int levels, Shown shown) {
    var children = List.copyOf(people.cells().children(parent));
    if (levels == 0 || children.isEmpty()) {
      return;
    }
    var column = people.column(parent, children);
    var matrix = Arrays.stream(column).mapToObj(p -> new long[] {p}).toArray(long[][]::new);
    var hidden = new boolean[column.length];
    hidden[children.size()] = true;
    new ProductPartition(
            smallestGroup, List.of(new Layer(matrix, APART)), Lines.ROWS, hidden, new boolean[1])
        .solve();
    for (var i = 0; i < children.size(); i++) {
      if (!hidden[i]) {
        shown.show(children.get(i), Set.of());
        showParts(smallestGroup, people, children.get(i), levels - 1, shown);
      }
    }
  }

  /** Takes over what {@link #decide} gave for the same numbers. */
  void reuse(Shown former) {
    shown = former;
  }

  /** Decides what the table shows of the group, on its own. */
  void decide() {
    isDecided = true;
    if (none.isEverything()) {
      shown = none;
      return;
    }
    for (var more = 1; ; more *= 2) {
      sums = null;
      shown = Shown.nothing();
      if (none.shows(RegionPath.NATION) && !hiddenByForce.contains(RegionPath.NATION)) {
        showNation();
      }
      if (!shown.shows(RegionPath.NATION)) {
        return;
      }
      var determined = hiddenSums().determined();
      if (determined.isEmpty()) {
        return;
      }
      for (var parent : determined) {
        hideMore(parent, more);
      }
    }
  }

  /** What the table shows of the group. */
  Shown shown() {
    return shown;
  }

  /** The sums of what is shown now. */
  private HiddenSums hiddenSums() {
    if (sums == null) {
      sums =
          new HiddenSums(
              smallestGroup, people, breakdown, finestLevel, joint(breakdown), none, shown);
    }
    return sums;
  }

  /**
   * The hidden numbers of the table and of NONE; none where values do not add up to NONE, or where
   * the nation is hidden in NONE, so that no sum is known.
   */
  List<HiddenSums.Hidden> hidden() {
    var isFree = joint(breakdown) == APART || !none.shows(RegionPath.NATION);
    return isFree || none.isEverything() ? List.of() : hiddenSums().numbers();
  }

  /**
   * Hides more than the table's own sums ask for.
   *
   * @param regions under or at which more must be hidden
   * @param parts how many parts more of each
   * @return whether there was more to hide
   */
  boolean hideMore(Collection<String> regions, int parts) {
    var within = regions.stream().filter(region -> RegionPath.level(region) < finestLevel).toList();
    if (within.isEmpty() || !shown.shows(RegionPath.NATION)) {
      return false;
    }
    if (!isDecided) {
      decide();
    }
    within.forEach(region -> hideMore(region, parts));
    decide();
    return true;
  }

  /** Hides the smallest shown parts of the nearest shown region at or above; else that region. */
  private void hideMore(String region, int parts) {
    var above = region;
    while (!shown.shows(above)) {
      above = RegionPath.cut(above, RegionPath.level(above) - 1);
    }
    var smallest =
        shown.of(cells.children(above)).stream()
            .filter(child -> people.of(child) > 0)
            .sorted(Comparator.comparingLong(people::of))
            .limit(parts)
            .toList();
    hiddenByForce.addAll(smallest.isEmpty() ? List.of(above) : smallest);
  }

  private void showNation() {
    var nation = RegionPath.NATION;
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer(new long[][] {row(people, nation)}, joint(breakdown)));
    addComplement(nation, List.of(), layers);
    var hidden = hiddenValues(bound == null ? Set.of() : bound.shown().hiddenValues(nation));
    if (bound == null || bound.shown().shows(nation)) {
      new ProductPartition(smallestGroup, layers, Lines.VALUES, new boolean[1], hidden).solve();
      shown.show(nation, names(hidden));
      showParts(nation, 0);
    }
  }

  private void showParts(String parent, int level) {
    var children = List.copyOf(cells.children(parent));
    if (level == finestLevel || children.isEmpty()) {
      return;
    }
    var hiddenRows = new boolean[children.size() + 1];
    hiddenRows[children.size()] = true;
    var hiddenNames = new HashSet<>(shown.hiddenValues(parent));
    for (var i = 0; i < children.size(); i++) {
      var child = children.get(i);
      hiddenRows[i] =
          !none.shows(child)
              || hiddenByForce.contains(child)
              || (bound != null && !bound.shown().shows(child));
      if (bound != null) {
        hiddenNames.addAll(bound.shown().hiddenValues(child));
      }
    }
    var hiddenValues = hiddenValues(hiddenNames);
    new ProductPartition(
            smallestGroup, layers(parent, children), Lines.BOTH, hiddenRows, hiddenValues)
        .solve();
    var names = names(hiddenValues);
    for (var i = 0; i < children.size(); i++) {
      if (!hiddenRows[i]) {
        shown.show(children.get(i), names);
        showParts(children.get(i), level + 1);
      }
    }
  }

  private List<Layer> layers(String parent, List<String> children) {
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer(matrix(people, parent, children), joint(breakdown)));
    if (bound != null) {
      var matrix = matrix(bound.people(), parent, children);
      subtract(matrix, layers.get(0).people());
      layers.add(new Layer(matrix, joint(breakdown)));
    }
    addComplement(parent, children, layers);
    return layers;
  }

  /**
   * Who is in a region but not in the value, where values overlap: that too follows from the
   * region's cell of NONE. Of conversions only their number tells whether there are any without the
   * value; their people are at least those who have none with it.
   */
  private void addComplement(String parent, List<String> children, List<Layer> layers) {
    if (breakdown.of() == Breakdown.Of.TOUCH || breakdown == Breakdown.SEGMENT) {
      var without = without(people, parent, children);
      if (breakdown.of() == Breakdown.Of.TOUCH) {
        var conversions = without(new People(cells, Measure.CONVERSIONS), parent, children);
        for (var i = 0; i < without.length; i++) {
          for (var j = 0; j < without[i].length; j++) {
            without[i][j] = conversions[i][j] == 0 ? 0 : Math.max(1, without[i][j]);
          }
        }
      }
      layers.add(new Layer(without, APART));
    }
  }

  private long[][] without(People counts, String parent, List<String> children) {
    var matrix =
        children.isEmpty() ? new long[][] {row(counts, parent)} : matrix(counts, parent, children);
    var whole = counts.column(parent, children);
    for (var i = 0; i < matrix.length; i++) {
      for (var j = 0; j < values.size(); j++) {
        matrix[i][j] = whole[i] - matrix[i][j];
      }
    }
    return matrix;
  }

  /** People by part of the region, last what is in no part, and by value, last who has none. */
  private long[][] matrix(People counts, String parent, List<String> children) {
    var matrix = new long[children.size() + 1][];
    var rest = counts.row(breakdown, parent, values, hasOutside());
    for (var i = 0; i < children.size(); i++) {
      matrix[i] = counts.row(breakdown, children.get(i), values, hasOutside());
      for (var j = 0; j < rest.length; j++) {
        rest[j] -= matrix[i][j];
      }
    }
    matrix[children.size()] = rest;
    return matrix;
  }

  /** People of the region by value. That few of the nation are in no arm is not protected. */
  private long[] row(People counts, String region) {
    return counts.row(breakdown, region, values, false);
  }

  private boolean hasOutside() {
    return breakdown == Breakdown.ARM;
  }

  private int columns() {
    return values.size() + 1;
  }

  private static void subtract(long[][] from, long[][] matrix) {
    for (var i = 0; i < from.length; i++) {
      for (var j = 0; j < from[i].length; j++) {
        from[i][j] -= matrix[i][j];
      }
    }
  }

  private boolean[] hiddenValues(Set<String> names) {
    var hidden = new boolean[columns()];
    for (var j = 0; j < hidden.length; j++) {
      hidden[j] = j == values.size() || names.contains(values.get(j));
    }
    return hidden;
  }

  private Set<String> names(boolean[] hidden) {
    Set<String> names = new HashSet<>();
    for (var j = 0; j < values.size(); j++) {
      if (hidden[j]) {
        names.add(values.get(j));
      }
    }
    return names.isEmpty() ? Set.of() : names;
  }

  private static Joint joint(Breakdown breakdown) {
    return switch (breakdown) {
      case NONE, TIER, SPECIALTY, ARM, CHANNEL_SET -> SUM;
      case CHANNEL, CONTENT, TEAM, PAYER, DISPENSING -> MAX;
      case SEGMENT -> APART;
      case TRANSITION -> throw new IllegalArgumentException("Transitions are steps, no split.");
    };
  }
}
