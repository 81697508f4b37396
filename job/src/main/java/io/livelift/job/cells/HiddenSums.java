package io.livelift.job.cells;

import io.livelift.job.cells.ProductPartition.Joint;
import io.livelift.vocabulary.Breakdown;
import java.util.ArrayList;
import java.util.List;

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

  /** No sum at all. */
  private static final int FREE = 0;

  /** The nation as the sum of its values, where its parts are another sum. */
  private static final int NATION_BY_VALUE = 1;

  private static final int FIRST_OF_REGIONS = 2;

  private final int smallestGroup;
  private final People people;
  private final Breakdown breakdown;
  private final int finestLevel;
  private final boolean valuesAddUp;
  private final Shown none;
  private final Shown shown;
  private final Value[] values;
  private final boolean fewOutside;
  private final int[] firstOfRegion;
  private int nodes = FIRST_OF_REGIONS;
  private HiddenNumbers numbers;

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
    this.values = people.cells().table(breakdown).values();
    this.firstOfRegion = new int[people.cells().regions()];
    this.fewOutside = row(nation())[values.length] < smallestGroup;
  }

  /** Every hidden number of the table and of NONE, as far down as the table goes. */
  HiddenNumbers numbers() {
    if (numbers == null) {
      numbers = new HiddenNumbers();
      addNation();
    }
    return numbers;
  }

  /** The regions above the numbers that can be determined; empty if none can. */
  List<Region> determined() {
    var all = numbers();
    if (!all.isAnyBelow(smallestGroup)) {
      return List.of();
    }
    var isBridge = all.bridges(false);
    List<Region> regions = new ArrayList<>();
    for (var i = 0; i < all.size(); i++) {
      if (isBridge[i] && all.people(i) < smallestGroup) {
        regions.add(people.cells().region(all.parent(i)));
      }
    }
    return regions.stream().distinct().toList();
  }

  private void addNation() {
    var nation = nation();
    var row = row(nation);
    for (var j = 0; j < values.length; j++) {
      if (row[j] > 0 && !shown.shows(nation, values[j].number())) {
        add(byValueOfNation(), value(nation, j), nation, HiddenNumbers.OF_TABLE, row[j]);
      }
    }
    if (row[values.length] > 0) {
      addOutside(byValueOfNation(), outside(nation), nation, row[values.length]);
    }
    addBelow(nation, 0, row);
  }

  /** The numbers of a region's parts. */
  private void addBelow(Region parent, int level, long[] row) {
    var rest = row.clone();
    var restOfWhole = people.of(parent);
    var children = parent.children();
    for (var c = 0; c < children.size(); c++) {
      var child = children.get(c);
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
      var to = valuesAddUp ? node(parent, 1) : FREE;
      add(whole(parent), to, parent, 2 * parent.number() + 1, restOfWhole);
      for (var j = 0; j < values.length; j++) {
        if (rest[j] > 0) {
          add(value(parent, j), to, parent, HiddenNumbers.OF_TABLE, rest[j]);
        }
      }
      if (rest[values.length] > 0) {
        addOutside(outside(parent), to, parent, rest[values.length]);
      }
    }
  }

  private void addChild(Region parent, Region child, int level, long whole, long[] row) {
    var isLeaf = level == finestLevel || child.children().isEmpty();
    if (!none.shows(child)) {
      add(whole(parent), whole(child), parent, 2 * child.number(), whole);
    }
    var isShown = shown.shows(child);
    var hiddenValues = shown.hiddenValues(child);
    for (var j = 0; j < values.length; j++) {
      if (row[j] > 0
          && !(shown.isEverything() || (isShown && !hiddenValues.get(values[j].number())))) {
        add(
            value(parent, j),
            isLeaf ? whole(child) : value(child, j),
            parent,
            HiddenNumbers.OF_TABLE,
            row[j]);
      }
    }
    if (row[values.length] > 0) {
      addOutside(
          outside(parent), isLeaf ? whole(child) : outside(child), parent, row[values.length]);
    }
    if (!isLeaf) {
      addBelow(child, level, row);
    }
  }

  // A region's sums: itself whatever the value, what of it is in no part, who has no value, each
  // value.

  private int whole(Region region) {
    return valuesAddUp ? node(region, 0) : FREE;
  }

  private int outside(Region region) {
    return node(region, 2);
  }

  private int value(Region region, int value) {
    return node(region, 3 + value);
  }

  /** Numbered as they come up: most regions have nothing hidden. */
  private int node(Region region, int sum) {
    var first = firstOfRegion[region.number()];
    if (first == 0) {
      first = nodes;
      firstOfRegion[region.number()] = first;
      nodes += values.length + 3;
    }
    return first + sum;
  }

  private int byValueOfNation() {
    return valuesAddUp ? NATION_BY_VALUE : FREE;
  }

  private Region nation() {
    return people.cells().nation();
  }

  /** People of the region by value, and last those who have none. */
  private long[] row(Region region) {
    return people.row(breakdown, region);
  }

  /** That few of the nation are in no arm is not protected, nor is then where they are. */
  private void addOutside(int from, int to, Region parent, long inEdge) {
    add(from, to, parent, HiddenNumbers.OF_TABLE, fewOutside ? smallestGroup : inEdge);
  }

  private void add(int from, int to, Region parent, int ofNone, long inEdge) {
    numbers.add(from, to, parent.number(), ofNone, inEdge);
  }
}
