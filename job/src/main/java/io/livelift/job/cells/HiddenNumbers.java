package io.livelift.job.cells;

import io.livelift.job.cells.HiddenSums.Hidden;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hidden numbers of one table, each an edge between two sums, in arrays: there may be many. */
final class HiddenNumbers {
  /** Says that a number is one of the table, and not of NONE. */
  static final int OF_TABLE = -1;

  private int[] from = new int[64];
  private int[] to = new int[64];
  private int[] parent = new int[64];
  private int[] ofNone = new int[64];
  private long[] people = new long[64];
  private int size;
  private int lastNode;
  private long fewest = Long.MAX_VALUE;
  private boolean isAnyOfNone;

  /**
   * Adds a number.
   *
   * @param from a sum, from 0
   * @param to a sum
   * @param parent the region above the one it is of
   * @param ofNone where in NONE it is, from 0, the same in every table; or {@link #OF_TABLE}
   */
  void add(int from, int to, int parent, int ofNone, long people) {
    if (size == this.from.length) {
      grow();
    }
    this.from[size] = from;
    this.to[size] = to;
    this.parent[size] = parent;
    this.ofNone[size] = ofNone;
    this.people[size++] = people;
    lastNode = Math.max(lastNode, Math.max(from, to));
    fewest = Math.min(fewest, people);
    isAnyOfNone |= ofNone != OF_TABLE;
  }

  private void grow() {
    from = Arrays.copyOf(from, size * 2);
    to = Arrays.copyOf(to, size * 2);
    parent = Arrays.copyOf(parent, size * 2);
    ofNone = Arrays.copyOf(ofNone, size * 2);
    people = Arrays.copyOf(people, size * 2);
  }

  int size() {
    return size;
  }

  int from(int i) {
    return from[i];
  }

  int to(int i) {
    return to[i];
  }

  int parent(int i) {
    return parent[i];
  }

  int ofNone(int i) {
    return ofNone[i];
  }

  long people(int i) {
    return people[i];
  }

  /** The same numbers, where sums, regions and places in NONE have names. */
  static HiddenNumbers of(List<Hidden> named, Names names) {
    var numbers = new HiddenNumbers();
    var nodes = new Names();
    for (var number : named) {
      numbers.add(
          nodes.numberOf(number.from()),
          nodes.numberOf(number.to()),
          names.numberOf(number.parent()),
          number.ofNone() == null ? OF_TABLE : names.numberOf(number.ofNone()),
          number.people());
    }
    return numbers;
  }

  /** Numbers of things that have names, from 0. */
  static final class Names {
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Object> all = new ArrayList<>();

    int numberOf(Object name) {
      return numbers.computeIfAbsent(
          name,
          n -> {
            all.add(n);
            return all.size() - 1;
          });
    }

    Object name(int number) {
      return all.get(number);
    }
  }

  /** How many sums there may be: all are lower. */
  int nodes() {
    return lastNode + 1;
  }

  boolean isAnyBelow(long limit) {
    return fewest < limit;
  }

  boolean isAnyOfNone() {
    return isAnyOfNone;
  }

  /**
   * Which numbers are in no cycle.
   *
   * @param withoutNone whether only those of the table are edges
   */
  boolean[] bridges(boolean withoutNone) {
    var edges = new int[size];
    var count = 0;
    for (var i = 0; i < size; i++) {
      if (!withoutNone || ofNone[i] == OF_TABLE) {
        edges[count++] = i;
      }
    }
    var ends = new int[count * 2];
    for (var e = 0; e < count; e++) {
      ends[2 * e] = from[edges[e]];
      ends[2 * e + 1] = to[edges[e]];
    }
    var found = new BridgeSearch(nodes(), ends).run();
    var isBridge = new boolean[size];
    for (var e = 0; e < count; e++) {
      isBridge[edges[e]] = found[e];
    }
    return isBridge;
  }
}
