package io.livelift.job.cells;

import static io.livelift.job.cells.ProductPartition.Joint.APART;
import static io.livelift.job.cells.ProductPartition.Joint.MAX;
import static io.livelift.job.cells.ProductPartition.Joint.SUM;

import io.livelift.job.cells.ProductPartition.Joint;
import io.livelift.job.cells.ProductPartition.Layer;
import io.livelift.job.cells.ProductPartition.Lines;
import io.livelift.vocabulary.Breakdown;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

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
  private final People conversions;
  private final Value[] values;
  private final BitSet hiddenByForce = new BitSet();
  private Shown shown;
  private HiddenSums sums;
  private boolean isDecided;

  /**
   * A group that contains this one: what hides it hides this one, and who is in it but not in this
   * one must be nobody or enough too.
   */
  record Bound(People people, Shown shown) {}

  /**
   * @param conversions how many conversions there are, whoever made them
   * @param none what NONE shows of the group; a region that it hides is hidden in every table
   * @param bound null if there is none
   */
  TableWithholding(
      int smallestGroup,
      People people,
      People conversions,
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
    this.conversions = conversions;
    this.values = cells.table(breakdown).values();
  }

  /** What NONE shows of a group. */
  static Shown ofNone(int smallestGroup, People people, int finestLevel) {
    var nation = people.cells().nation();
    var ofNation = people.of(nation);
    if (ofNation == 0) {
      return Shown.everything();
    }
    var shown = Shown.nothing();
    if (ofNation >= smallestGroup) {
      shown.show(nation, Shown.NO_VALUES);
      showParts(smallestGroup, people, nation, finestLevel, shown);
    }
    return shown;
  }

  private static void showParts(
      int smallestGroup, People people, Region parent, int levels, Shown shown) {
    var children = parent.children();
    if (levels == 0 || children.isEmpty()) {
      return;
    }
    var column = people.column(parent, children);
    var matrix = new long[column.length][];
    for (var i = 0; i < column.length; i++) {
      matrix[i] = new long[] {column[i]};
    }
    var hidden = new boolean[column.length];
    hidden[children.size()] = true;
    new ProductPartition(
            smallestGroup, List.of(new Layer(matrix, APART)), Lines.ROWS, hidden, new boolean[1])
        .solve();
    for (var i = 0; i < children.size(); i++) {
      if (!hidden[i]) {
        shown.show(children.get(i), Shown.NO_VALUES);
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
      if (none.shows(nation()) && !hiddenByForce.get(nation().number())) {
        showNation();
      }
      if (!shown.shows(nation())) {
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
  HiddenNumbers hidden() {
    var isFree = joint(breakdown) == APART || !none.shows(nation());
    return isFree || none.isEverything() ? new HiddenNumbers() : hiddenSums().numbers();
  }

  /**
   * Hides more than the table's own sums ask for.
   *
   * @param regions under or at which more must be hidden
   * @param parts how many parts more of each
   * @return whether there was more to hide
   */
  boolean hideMore(Collection<Region> regions, int parts) {
    var within = regions.stream().filter(region -> region.level() < finestLevel).toList();
    if (within.isEmpty() || !shown.shows(nation())) {
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
  private void hideMore(Region region, int parts) {
    var above = region;
    while (!shown.shows(above)) {
      above = above.parent();
    }
    var smallest =
        above.children().stream()
            .filter(child -> shown.shows(child) && people.of(child) > 0)
            .sorted(Comparator.comparingLong(people::of))
            .limit(parts)
            .toList();
    for (var part : smallest.isEmpty() ? List.of(above) : smallest) {
      hiddenByForce.set(part.number());
    }
  }

  private void showNation() {
    var nation = nation();
    List<Layer> layers = new ArrayList<>();
    layers.add(new Layer(new long[][] {rowOfNation()}, joint(breakdown)));
    addComplement(nation, List.of(), layers);
    var hidden = hiddenValues(bound == null ? Shown.NO_VALUES : bound.shown().hiddenValues(nation));
    if (bound == null || bound.shown().shows(nation)) {
      new ProductPartition(smallestGroup, layers, Lines.VALUES, new boolean[1], hidden).solve();
      shown.show(nation, numbers(hidden));
      showParts(nation, 0);
    }
  }

  private void showParts(Region parent, int level) {
    var children = parent.children();
    if (level == finestLevel || children.isEmpty()) {
      return;
    }
    var hiddenRows = new boolean[children.size() + 1];
    hiddenRows[children.size()] = true;
    var hidden = shown.hiddenValues(parent);
    for (var i = 0; i < children.size(); i++) {
      var child = children.get(i);
      hiddenRows[i] =
          !none.shows(child)
              || hiddenByForce.get(child.number())
              || (bound != null && !bound.shown().shows(child));
      if (bound != null) {
        hidden = union(hidden, bound.shown().hiddenValues(child));
      }
    }
    var hiddenValues = hiddenValues(hidden);
    new ProductPartition(
            smallestGroup, layers(parent, children), Lines.BOTH, hiddenRows, hiddenValues)
        .solve();
    var numbers = numbers(hiddenValues);
    for (var i = 0; i < children.size(); i++) {
      if (!hiddenRows[i]) {
        shown.show(children.get(i), numbers);
        showParts(children.get(i), level + 1);
      }
    }
  }

  private static BitSet union(BitSet one, BitSet other) {
    if (other.isEmpty() || one.equals(other)) {
      return one;
    }
    var both = (BitSet) one.clone();
    both.or(other);
    return both;
  }

  private List<Layer> layers(Region parent, List<Region> children) {
    List<Layer> layers = new ArrayList<>(3);
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
  private void addComplement(Region parent, List<Region> children, List<Layer> layers) {
    if (breakdown.of() == Breakdown.Of.TOUCH || breakdown == Breakdown.SEGMENT) {
      var without = without(people, parent, children);
      if (breakdown.of() == Breakdown.Of.TOUCH) {
        var others = without(conversions, parent, children);
        for (var i = 0; i < without.length; i++) {
          for (var j = 0; j < without[i].length; j++) {
            without[i][j] = others[i][j] == 0 ? 0 : Math.max(1, without[i][j]);
          }
        }
      }
      layers.add(new Layer(without, APART));
    }
  }

  private long[][] without(People counts, Region parent, List<Region> children) {
    var matrix =
        children.isEmpty()
            ? new long[][] {counts.row(breakdown, parent)}
            : matrix(counts, parent, children);
    var whole = counts.column(parent, children);
    for (var i = 0; i < matrix.length; i++) {
      matrix[i] = matrix[i].clone();
      for (var j = 0; j < values.length; j++) {
        matrix[i][j] = whole[i] - matrix[i][j];
      }
    }
    return matrix;
  }

  /**
   * People by part of the region, last what is in no part, and by value, last who has none. Its
   * rows are not to be written to, but the last.
   */
  private long[][] matrix(People counts, Region parent, List<Region> children) {
    var matrix = new long[children.size() + 1][];
    var rest = counts.row(breakdown, parent).clone();
    for (var i = 0; i < children.size(); i++) {
      matrix[i] = counts.row(breakdown, children.get(i));
      for (var j = 0; j < rest.length; j++) {
        rest[j] -= matrix[i][j];
      }
    }
    matrix[children.size()] = rest;
    return matrix;
  }

  /** People of the nation by value. That few of the nation are in no arm is not protected. */
  private long[] rowOfNation() {
    var row = people.row(breakdown, nation()).clone();
    row[values.length] = 0;
    return row;
  }

  private Region nation() {
    return cells.nation();
  }

  private static void subtract(long[][] from, long[][] matrix) {
    for (var i = 0; i < from.length; i++) {
      from[i] = from[i].clone();
      for (var j = 0; j < from[i].length; j++) {
        from[i][j] -= matrix[i][j];
      }
    }
  }

  private boolean[] hiddenValues(BitSet numbers) {
    var hidden = new boolean[values.length + 1];
    hidden[values.length] = true;
    for (var j = 0; j < values.length; j++) {
      hidden[j] = numbers.get(values[j].number());
    }
    return hidden;
  }

  private BitSet numbers(boolean[] hidden) {
    var numbers = new BitSet(0);
    for (var j = 0; j < values.length; j++) {
      if (hidden[j]) {
        numbers.set(values[j].number());
      }
    }
    return numbers.isEmpty() ? Shown.NO_VALUES : numbers;
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
