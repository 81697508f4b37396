package io.livelift.job.cells;

import io.livelift.job.cells.HiddenSums.Hidden;
import io.livelift.vocabulary.Breakdown;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Looks for small hidden numbers that all tables of a group determine together, where none does
 * alone: a hidden cell of NONE is an edge in the graph of every table, and may move only as all of
 * them allow.
 *
 * <p>A number that is in a cycle of numbers of its own table moves freely, so the sums that such
 * cycles join are one sum to all others. What is left, the bridges of each table without NONE and
 * the cells of NONE, is solved as one linear system. Unknowns that stand in the same sums tell
 * nothing of each other: two of them say as much as all.
 */
final class JointSums {
  /**
   * Where a number is that can be determined.
   *
   * @param breakdown NONE for a cell of NONE
   * @param parent the region above the one it is of
   */
  record Found(Breakdown breakdown, String parent) {}

  /** A number that does not move within its own table, and the sums that it is in, with signs. */
  private static final class Unknown {
    private final Breakdown breakdown;
    private final int parent;
    private final long people;
    private int[] sums = new int[4];
    private int size;

    Unknown(Breakdown breakdown, int parent, long people) {
      this.breakdown = breakdown;
      this.parent = parent;
      this.people = people;
    }

    /** Notes that it is one of the terms of a sum, whose number is not 0: with its sign. */
    void add(int sum) {
      if (size == sums.length) {
        sums = Arrays.copyOf(sums, size * 2);
      }
      sums[size++] = sum;
    }

    /** Equal for unknowns that are in the same sums. */
    IntBuffer sums() {
      return IntBuffer.wrap(sums, 0, size);
    }
  }

  private final int smallestGroup;
  private final List<Unknown> unknowns = new ArrayList<>();
  private final Map<Integer, Unknown> ofNone = new HashMap<>();
  private final HiddenNumbers.Names names = new HiddenNumbers.Names();
  private final IntFunction<String> nameOfRegion;
  private boolean anySmall;
  private int sums;

  /** Of numbers whose sums and regions have names. */
  JointSums(int smallestGroup) {
    this.smallestGroup = smallestGroup;
    this.nameOfRegion = region -> (String) names.name(region);
  }

  /** Of numbers of these cells. */
  JointSums(int smallestGroup, SliceCells cells) {
    this.smallestGroup = smallestGroup;
    this.nameOfRegion = region -> cells.region(region).path();
  }

  /** Adds the hidden numbers of a table, and those of NONE as the table relates them. */
  void add(Breakdown breakdown, List<Hidden> numbers) {
    add(breakdown, HiddenNumbers.of(numbers, names));
  }

  /** Adds the hidden numbers of a table, and those of NONE as the table relates them. */
  void add(Breakdown breakdown, HiddenNumbers numbers) {
    var isFixed = numbers.bridges(true);
    var joined = new Joined(sums, numbers.nodes());
    for (var i = 0; i < numbers.size(); i++) {
      if (numbers.ofNone(i) == HiddenNumbers.OF_TABLE && !isFixed[i]) {
        joined.join(numbers.from(i), numbers.to(i));
      }
    }
    for (var i = 0; i < numbers.size(); i++) {
      if (numbers.ofNone(i) != HiddenNumbers.OF_TABLE) {
        var known = ofNone.get(numbers.ofNone(i));
        if (known == null) {
          known = unknown(Breakdown.NONE, numbers, i);
          ofNone.put(numbers.ofNone(i), known);
        }
        place(known, numbers, i, joined);
      } else if (isFixed[i]) {
        place(unknown(breakdown, numbers, i), numbers, i, joined);
      }
    }
    sums = joined.end();
  }

  private Unknown unknown(Breakdown breakdown, HiddenNumbers numbers, int i) {
    var unknown = new Unknown(breakdown, numbers.parent(i), numbers.people(i));
    unknowns.add(unknown);
    anySmall |= isSmall(unknown);
    return unknown;
  }

  private static void place(Unknown unknown, HiddenNumbers numbers, int i, Joined joined) {
    var from = joined.of(numbers.from(i));
    var to = joined.of(numbers.to(i));
    if (from != to) {
      unknown.add(-1 - from);
      unknown.add(1 + to);
    }
  }

  /** Where small numbers are that follow; empty if there are none. */
  List<Found> determined() {
    if (ofNone.isEmpty() || !anySmall) {
      return List.of();
    }
    return system().determined().stream()
        .mapToObj(unknowns::get)
        .filter(this::isSmall)
        .map(this::where)
        .distinct()
        .toList();
  }

  /** The unknowns by their places in the list; of those that are alike only two. */
  private LinearSystem system() {
    var alike = new HashMap<IntBuffer, Integer>();
    var isNeeded = new boolean[unknowns.size()];
    // Where the terms of each sum begin, once they are in order.
    var starts = new int[sums + 2];
    for (var i = 0; i < isNeeded.length; i++) {
      var unknown = unknowns.get(i);
      isNeeded[i] = alike.merge(unknown.sums(), 1, Integer::sum) <= 2;
      for (var j = 0; isNeeded[i] && j < unknown.size; j++) {
        starts[Math.abs(unknown.sums[j]) + 1]++;
      }
    }
    for (var sum = 1; sum < starts.length; sum++) {
      starts[sum] += starts[sum - 1];
    }
    var terms = new int[starts[sums + 1]];
    var next = starts.clone();
    for (var i = 0; i < isNeeded.length; i++) {
      var unknown = unknowns.get(i);
      for (var j = 0; isNeeded[i] && j < unknown.size; j++) {
        var sum = unknown.sums[j];
        terms[next[Math.abs(sum)]++] = sum < 0 ? ~i : i;
      }
    }
    var system = new LinearSystem(unknowns.size());
    for (var sum = 1; sum <= sums; sum++) {
      if (starts[sum] < starts[sum + 1]) {
        system.begin();
      }
      for (var t = starts[sum]; t < starts[sum + 1]; t++) {
        system.add(terms[t] < 0 ? ~terms[t] : terms[t], terms[t] < 0 ? -1 : 1);
      }
    }
    return system;
  }

  private Found where(Unknown unknown) {
    return new Found(unknown.breakdown, nameOfRegion.apply(unknown.parent));
  }

  private boolean isSmall(Unknown unknown) {
    return unknown.people < smallestGroup;
  }

  /** Sums of one table, where those that are joined have one number. */
  private static final class Joined {
    private final int first;
    private final int[] above;

    Joined(int first, int nodes) {
      this.first = first;
      this.above = new int[nodes];
      Arrays.setAll(above, node -> node);
    }

    void join(int one, int other) {
      above[root(one)] = root(other);
    }

    int of(int node) {
      return first + root(node);
    }

    int end() {
      return first + above.length;
    }

    private int root(int node) {
      var number = node;
      while (above[number] != number) {
        above[number] = above[above[number]];
        number = above[number];
      }
      return number;
    }
  }
}
