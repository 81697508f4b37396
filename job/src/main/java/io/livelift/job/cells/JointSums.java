package io.livelift.job.cells;

import io.livelift.job.cells.HiddenSums.Hidden;
import io.livelift.vocabulary.Breakdown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
  private record Unknown(Breakdown breakdown, int parent, long people, List<Integer> sums) {}

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
    var unknown = new Unknown(breakdown, numbers.parent(i), numbers.people(i), new ArrayList<>(4));
    unknowns.add(unknown);
    anySmall |= isSmall(unknown);
    return unknown;
  }

  private static void place(Unknown unknown, HiddenNumbers numbers, int i, Joined joined) {
    var from = joined.of(numbers.from(i));
    var to = joined.of(numbers.to(i));
    if (from != to) {
      unknown.sums().add(-1 - from);
      unknown.sums().add(1 + to);
    }
  }

  /** Where small numbers are that follow; empty if there are none. */
  List<Found> determined() {
    if (ofNone.isEmpty() || !anySmall) {
      return List.of();
    }
    var equations = new HashMap<Integer, Map<Integer, Long>>();
    var alike = new HashMap<List<Integer>, Integer>();
    for (var i = 0; i < unknowns.size(); i++) {
      var unknown = unknowns.get(i);
      if (alike.merge(unknown.sums(), 1, Integer::sum) <= 2) {
        for (var sum : unknown.sums()) {
          equations
              .computeIfAbsent(Math.abs(sum), s -> new HashMap<>())
              .put(i, (long) Integer.signum(sum));
        }
      }
    }
    var system = new LinearSystem<Integer>();
    // Short sums first: they leave little to do in the long ones.
    equations.values().stream().sorted(Comparator.comparingInt(Map::size)).forEach(system::add);
    return system.determined().stream()
        .sorted()
        .map(unknowns::get)
        .filter(this::isSmall)
        .map(this::where)
        .distinct()
        .toList();
  }

  private Found where(Unknown unknown) {
    return new Found(unknown.breakdown(), nameOfRegion.apply(unknown.parent()));
  }

  private boolean isSmall(Unknown unknown) {
    return unknown.people() < smallestGroup;
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
