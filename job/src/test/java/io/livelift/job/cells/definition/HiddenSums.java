package io.livelift.job.cells.definition;

import io.livelift.job.cells.definition.ProductPartition.Joint;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks for small hidden numbers of one table and group that sums of published ones determine, also
 * for a reader who knows which hidden numbers are zero. The sums: a region is its parts and what is
 * left of it below no part; all values of a region are the region's cell of NONE.
 */
final class HiddenSums {
  /**
   * A hidden number: an edge between two sums.
   *
   * @param parent the region above the one it is of
   * @param ofNone where in NONE it is, which every table has; null for a number of this table
   */
  record Hidden(Object from, Object to, String parent, String ofNone, long people) {}

  private enum Kind {
    /** A region, whatever the value. */
    WHOLE,
    /** A region as the sum of its values, where its parts are another sum. */
    BY_VALUE,
    /** What of a region is in no part of it. */
    REST,
    /** A value of a region. */
    VALUE,
    /** What of a region has no value. */
    OUTSIDE,
    /** No sum at all. */
    FREE
  }

  private record Node(Kind kind, String region, String value) {
    // Written out: keys of hot maps, where a record's own methods cost several times more.
    @Override
    public boolean equals(Object other) {
      return other instanceof Node that
          && kind == that.kind
          && region.equals(that.region)
          && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return (region.hashCode() * 31 + value.hashCode()) * 31 + kind.ordinal();
    }
  }

  private static final Node FREE = new Node(Kind.FREE, "", "");

  private final int smallestGroup;
  private final People people;
  private final Breakdown breakdown;
  private final int finestLevel;
  private final boolean valuesAddUp;
  private final Shown none;
  private final Shown shown;
  private final List<String> values;
  private final boolean fewOutside;
  private final List<Hidden> numbers = new ArrayList<>();
  private boolean anySmall;

  /**
   * @param none what is shown of the same group in NONE
   * @param shown what would be shown in this table
   */
  HiddenSums(
      int smallestGroup,
      People people,
      Breakdown breakdown,
      int finestLevel,
      Joint joint,
      Shown none,
      Shown shown) {
    this.smallestGroup = smallestGroup;
    this.people = people;
    this.breakdown = breakdown;
    this.finestLevel = finestLevel;
    this.valuesAddUp = joint != Joint.APART;
    this.none = none;
    this.shown = shown;
    this.values = people.cells().values(breakdown);
    this.fewOutside = row(RegionPath.NATION)[values.size()] < smallestGroup;
  }

  /** Every hidden number of the table and of NONE, as far down as the table goes. */
  List<Hidden> numbers() {
    if (numbers.isEmpty()) {
      addNation();
    }
    return numbers;
  }

  /** The regions above the numbers that can be determined; empty if none can. */
  List<String> determined() {
    var graph = new Bridges<Hidden>();
    numbers().forEach(number -> graph.add(number.from(), number.to(), number));
    if (!anySmall) {
      return List.of();
    }
    List<String> regions = new ArrayList<>();
    for (var bridge : graph.find()) {
      if (isSmall(bridge.people())) {
        regions.add(bridge.parent());
      }
    }
    return regions;
  }

  private void addNation() {
    var nation = RegionPath.NATION;
    var row = row(nation);
    for (var j = 0; j < values.size(); j++) {
      if (row[j] > 0 && !shown.shows(nation, values.get(j))) {
        add(byValue(nation), new Node(Kind.VALUE, nation, values.get(j)), nation, null, row[j]);
      }
    }
    if (row[values.size()] > 0) {
      addOutside(byValue(nation), new Node(Kind.OUTSIDE, nation, ""), nation, row[values.size()]);
    }
    addBelow(nation, 0, row);
  }

  /** The numbers of a region's parts. */
  private void addBelow(String parent, int level, long[] row) {
    var rest = row.clone();
    var restOfWhole = people.of(parent);
    for (var child : people.cells().children(parent)) {
      var ofChild = row(child);
      for (var j = 0; j < rest.length; j++) {
        rest[j] -= ofChild[j];
      }
      var wholeChild = people.of(child);
      restOfWhole -= wholeChild;
      if (wholeChild > 0) {
        addChild(parent, child, level + 1, wholeChild, ofChild);
      }
    }
    if (restOfWhole > 0) {
      var to = valuesAddUp ? new Node(Kind.REST, parent, "") : FREE;
      add(whole(parent), to, parent, parent + "/*", restOfWhole);
      addRow(parent, rest, value -> to, to, value -> false);
    }
  }

  private void addChild(String parent, String child, int level, long whole, long[] row) {
    var isLeaf = level == finestLevel || people.cells().children(child).isEmpty();
    if (!none.shows(child)) {
      add(whole(parent), whole(child), parent, child, whole);
    }
    addRow(
        parent,
        row,
        value -> isLeaf ? whole(child) : new Node(Kind.VALUE, child, value),
        isLeaf ? whole(child) : new Node(Kind.OUTSIDE, child, ""),
        value -> shown.shows(child, value));
    if (!isLeaf) {
      addBelow(child, level, row);
    }
  }

  private void addRow(
      String parent,
      long[] row,
      Function<String, Node> to,
      Node toOutside,
      Predicate<String> isShown) {
    for (var j = 0; j < values.size(); j++) {
      var value = values.get(j);
      if (row[j] > 0 && !isShown.test(value)) {
        add(new Node(Kind.VALUE, parent, value), to.apply(value), parent, null, row[j]);
      }
    }
    if (row[values.size()] > 0) {
      addOutside(new Node(Kind.OUTSIDE, parent, ""), toOutside, parent, row[values.size()]);
    }
  }

  private Node whole(String region) {
    return valuesAddUp ? new Node(Kind.WHOLE, region, "") : FREE;
  }

  private Node byValue(String region) {
    return valuesAddUp ? new Node(Kind.BY_VALUE, region, "") : FREE;
  }

  /** People of the region by value, and last those who have none. */
  private long[] row(String region) {
    return people.row(breakdown, region, values, breakdown == Breakdown.ARM);
  }

  /** That few of the nation are in no arm is not protected, nor is then where they are. */
  private void addOutside(Node from, Node to, String parent, long inEdge) {
    add(from, to, parent, null, fewOutside ? smallestGroup : inEdge);
  }

  private void add(Node from, Node to, String parent, String ofNone, long inEdge) {
    numbers.add(new Hidden(from, to, parent, ofNone, inEdge));
    anySmall |= isSmall(inEdge);
  }

  private boolean isSmall(long number) {
    return number > 0 && number < smallestGroup;
  }
}
