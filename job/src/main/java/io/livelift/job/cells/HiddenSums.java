package io.livelift.job.cells;

import io.livelift.job.cells.ProductPartition.Joint;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for small hidden numbers of one table and group that sums of published ones determine, also
 * for a reader who knows which hidden numbers are zero. The sums: a region is its parts and what is
 * left of it below no part; all values of a region are the region's cell of NONE.
 */
final class HiddenSums {
  /**
   * A hidden number.
   *
   * @param parent the region above the one it is of
   */
  private record Hidden(String parent, long people) {}

  private enum Kind {
    /** A region, whatever the value. */
    WHOLE,
    /** What of a region is in no part of it. */
    REST,
    /** A value of a region. */
    VALUE,
    /** What of a region has no value. */
    OUTSIDE,
    /** No sum at all. */
    FREE
  }

  private record Node(Kind kind, String region, String value) {}

  private static final Node FREE = new Node(Kind.FREE, "", "");

  private final int smallestGroup;
  private final People people;
  private final Breakdown breakdown;
  private final int finestLevel;
  private final boolean valuesAddUp;
  private final Shown none;
  private final Shown shown;
  private final List<String> values;
  private final Bridges<Hidden> graph = new Bridges<>();
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
  }

  /** The regions above the numbers that can be determined; empty if none can. */
  List<String> determined() {
    addNation();
    addBelow(RegionPath.NATION, 0);
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
    for (var value : values) {
      var inCell = hidden(shown.shows(nation, value), people.of(breakdown, nation, value));
      add(whole(nation), new Node(Kind.VALUE, nation, value), nation, inCell);
    }
    // How few of the whole nation are in no arm is not protected.
    var outside = outside(nation) > 0 ? smallestGroup : 0;
    add(whole(nation), new Node(Kind.OUTSIDE, nation, ""), nation, outside);
  }

  private void addBelow(String parent, int level) {
    var children = List.copyOf(people.cells().children(parent));
    var rest = valuesAddUp ? new Node(Kind.REST, parent, "") : FREE;
    var restOutside = outside(parent);
    for (var child : children) {
      addChild(parent, child, level + 1);
      restOutside -= outside(child);
    }
    add(whole(parent), rest, parent, people.column(parent, children)[children.size()]);
    add(new Node(Kind.OUTSIDE, parent, ""), rest, parent, restOutside);
    for (var value : values) {
      var column = people.column(breakdown, value, parent, children);
      add(new Node(Kind.VALUE, parent, value), rest, parent, column[children.size()]);
    }
  }

  private void addChild(String parent, String child, int level) {
    var isLeaf = level == finestLevel || people.cells().children(child).isEmpty();
    add(whole(parent), whole(child), parent, hidden(none.shows(child), people.of(child)));
    add(
        new Node(Kind.OUTSIDE, parent, ""),
        isLeaf ? whole(child) : new Node(Kind.OUTSIDE, child, ""),
        parent,
        outside(child));
    for (var value : values) {
      add(
          new Node(Kind.VALUE, parent, value),
          isLeaf ? whole(child) : new Node(Kind.VALUE, child, value),
          parent,
          hidden(shown.shows(child, value), people.of(breakdown, child, value)));
    }
    if (!isLeaf) {
      addBelow(child, level);
    }
  }

  private Node whole(String region) {
    return valuesAddUp ? new Node(Kind.WHOLE, region, "") : FREE;
  }

  private long outside(String region) {
    return breakdown == Breakdown.ARM
        ? people.of(region) - values.stream().mapToLong(v -> people.of(breakdown, region, v)).sum()
        : 0;
  }

  private static long hidden(boolean isShown, long people) {
    return isShown ? 0 : people;
  }

  private void add(Node from, Node to, String parent, long people) {
    if (people > 0) {
      graph.add(from, to, new Hidden(parent, people));
      anySmall |= isSmall(people);
    }
  }

  private boolean isSmall(long number) {
    return number > 0 && number < smallestGroup;
  }
}
