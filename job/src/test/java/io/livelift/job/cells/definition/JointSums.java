package io.livelift.job.cells.definition;

import io.livelift.job.cells.definition.HiddenSums.Hidden;
import io.livelift.vocabulary.Breakdown;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
  private record Unknown(Found where, long people, List<Integer> sums) {}

  private final int smallestGroup;
  private final List<Unknown> unknowns = new ArrayList<>();
  private final Map<String, Unknown> ofNone = new HashMap<>();
  private boolean anySmall;
  private int sums;

  JointSums(int smallestGroup) {
    this.smallestGroup = smallestGroup;
  }

  /** Adds the hidden numbers of a table, and those of NONE as the table relates them. */
  void add(Breakdown breakdown, List<Hidden> numbers) {
    var ofTable = new Bridges<Integer>();
    for (var i = 0; i < numbers.size(); i++) {
      var number = numbers.get(i);
      if (number.ofNone() == null) {
        ofTable.add(number.from(), number.to(), i);
      }
    }
    var fixed = new BitSet();
    ofTable.find().forEach(fixed::set);
    var joined = new Joined(sums);
    for (var i = 0; i < numbers.size(); i++) {
      var number = numbers.get(i);
      if (number.ofNone() == null && !fixed.get(i)) {
        joined.join(number.from(), number.to());
      }
    }
    for (var i = 0; i < numbers.size(); i++) {
      var number = numbers.get(i);
      if (number.ofNone() != null) {
        var where = new Found(Breakdown.NONE, number.parent());
        place(ofNone.computeIfAbsent(number.ofNone(), n -> unknown(where, number)), number, joined);
      } else if (fixed.get(i)) {
        place(unknown(new Found(breakdown, number.parent()), number), number, joined);
      }
    }
    sums = joined.end();
  }

  private Unknown unknown(Found where, Hidden number) {
    var unknown = new Unknown(where, number.people(), new ArrayList<>());
    unknowns.add(unknown);
    anySmall |= isSmall(unknown);
    return unknown;
  }

  private static void place(Unknown unknown, Hidden number, Joined joined) {
    var from = joined.of(number.from());
    var to = joined.of(number.to());
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
        .map(Unknown::where)
        .distinct()
        .toList();
  }

  private boolean isSmall(Unknown unknown) {
    return unknown.people() < smallestGroup;
  }

  /** Sums by number, where those that are joined have one number. */
  private static final class Joined {
    private final int first;
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final List<Integer> above = new ArrayList<>();

    Joined(int first) {
      this.first = first;
    }

    void join(Object one, Object other) {
      above.set(root(one), root(other));
    }

    int of(Object node) {
      return first + root(node);
    }

    int end() {
      return first + above.size();
    }

    private int root(Object node) {
      var number =
          numbers.computeIfAbsent(
              node,
              n -> {
                above.add(above.size());
                return above.size() - 1;
              });
      while (above.get(number).intValue() != number) {
        above.set(number, above.get(above.get(number)));
        number = above.get(number);
      }
      return number;
    }
  }
}
