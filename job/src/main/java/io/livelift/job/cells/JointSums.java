package io.livelift.job.cells;

import io.livelift.job.cells.HiddenSums.Hidden;
import io.livelift.vocabulary.Breakdown;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * Looks for small hidden numbers that all tables of a group determine together, where none does
 * alone: a hidden cell of NONE is an edge in the graph of every table, and may move only as all of
 * them allow.
 *
 * <p>In each table the cells of NONE between two trees (see {@link TableFlow}) are bound to each
 * other; these bounds of all tables are one {@link LinearSystem}. Cells that are between the same
 * trees in every table are one unknown to it: only what they do together matters. The numbers of a
 * table follow. All get values twice by chance, such as the sums allow: whatever does not move is
 * determined.
 */
final class JointSums {
  private static final int TRIALS = 2;

  /**
   * Where a number is that can be determined.
   *
   * @param breakdown NONE for a cell of NONE
   * @param parent the region above the one it is of
   */
  record Found(Breakdown breakdown, String parent) {}

  private record Table(Breakdown breakdown, TableFlow flow) {}

  /** A hidden cell of NONE. */
  private static final class CellOfNone {
    private final int parent;
    private final long people;
    private int[] trees = new int[8];
    private int size;

    CellOfNone(int parent, long people) {
      this.parent = parent;
      this.people = people;
    }

    /** Notes that it leaves a tree, or comes to one. */
    void add(int tree) {
      if (size == trees.length) {
        trees = Arrays.copyOf(trees, size * 2);
      }
      trees[size++] = tree;
    }

    /** Equal for cells that are between the same trees. */
    IntBuffer trees() {
      return IntBuffer.wrap(trees, 0, size);
    }
  }

  private final int smallestGroup;
  private final List<Table> tables = new ArrayList<>();
  private final List<CellOfNone> cellsOfNone = new ArrayList<>();

  /** By their places in NONE the numbers of its hidden cells. */
  private final Map<Integer, Integer> numbersOfNone = new HashMap<>();

  private final HiddenNumbers.Names names = new HiddenNumbers.Names();
  private final IntFunction<String> nameOfRegion;
  private boolean anySmall;

  /** How many trees there may be, in all tables. */
  private int trees;

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
    var flow = new TableFlow(numbers);
    for (var i = 0; i < numbers.size(); i++) {
      if (flow.isOfNone(i)) {
        var cell = cellOfNone(numbers, i);
        var from = flow.treeFrom(i);
        var to = flow.treeTo(i);
        if (from != to) {
          // By their signs it is known which of them the cell leaves; no tree is 0.
          cell.add(-1 - trees - from);
          cell.add(1 + trees + to);
        }
      }
      anySmall |= isSmall(numbers.people(i)) && (flow.isOfNone(i) || flow.isBridge(i));
    }
    tables.add(new Table(breakdown, flow));
    trees += numbers.nodes();
  }

  private CellOfNone cellOfNone(HiddenNumbers numbers, int i) {
    var number = numbersOfNone.putIfAbsent(numbers.ofNone(i), cellsOfNone.size());
    if (number != null) {
      return cellsOfNone.get(number);
    }
    var cell = new CellOfNone(numbers.parent(i), numbers.people(i));
    cellsOfNone.add(cell);
    return cell;
  }

  private boolean isSmall(long people) {
    return people < smallestGroup;
  }

  /** Where small numbers are that follow; empty if there are none. */
  List<Found> determined() {
    if (cellsOfNone.isEmpty() || !anySmall) {
      return List.of();
    }
    // Those that are alike, as one unknown.
    Map<IntBuffer, Integer> unknowns = new HashMap<>();
    var unknownOf = new int[cellsOfNone.size()];
    for (var cell = 0; cell < unknownOf.length; cell++) {
      var trees = cellsOfNone.get(cell).trees();
      var known = unknowns.putIfAbsent(trees, unknowns.size());
      unknownOf[cell] = known == null ? unknowns.size() - 1 : known;
    }
    var system = system(unknowns);
    var moves = new long[TRIALS][];
    for (var trial = 0; trial < TRIALS; trial++) {
      moves[trial] = movesOfNone(system.solution(trial), unknownOf, trial);
    }
    return found(moves);
  }

  /** In each tree all that comes and leaves makes nothing. */
  private LinearSystem system(Map<IntBuffer, Integer> unknowns) {
    // Where the terms of each tree begin, once they are in order.
    var starts = new int[trees + 2];
    for (var of : unknowns.keySet()) {
      for (var i = 0; i < of.limit(); i++) {
        starts[Math.abs(of.get(i)) + 1]++;
      }
    }
    for (var tree = 1; tree < starts.length; tree++) {
      starts[tree] += starts[tree - 1];
    }
    var terms = new int[starts[trees + 1]];
    var next = starts.clone();
    unknowns.forEach(
        (of, unknown) -> {
          for (var i = 0; i < of.limit(); i++) {
            terms[next[Math.abs(of.get(i))]++] = of.get(i) < 0 ? ~unknown : unknown;
          }
        });
    var system = new LinearSystem(unknowns.size());
    for (var tree = 1; tree <= trees; tree++) {
      if (starts[tree] < starts[tree + 1]) {
        system.begin();
      }
      for (var t = starts[tree]; t < starts[tree + 1]; t++) {
        system.add(terms[t] < 0 ? ~terms[t] : terms[t], terms[t] < 0 ? -1 : 1);
      }
    }
    return system;
  }

  /** What each cell of NONE does: of those that are one unknown the last makes it up. */
  private static long[] movesOfNone(long[] solution, int[] unknownOf, int trial) {
    var last = new int[solution.length];
    for (var cell = 0; cell < unknownOf.length; cell++) {
      last[unknownOf[cell]] = cell;
    }
    var rest = solution.clone();
    var moves = new long[unknownOf.length];
    for (var cell = 0; cell < unknownOf.length; cell++) {
      var unknown = unknownOf[cell];
      var isLast = last[unknown] == cell;
      moves[cell] = isLast ? rest[unknown] : LinearSystem.byChance(~cell, trial);
      rest[unknown] = Math.floorMod(rest[unknown] - moves[cell], LinearSystem.PRIME);
    }
    return moves;
  }

  private List<Found> found(long[][] movesOfNone) {
    Set<Found> found = new LinkedHashSet<>();
    for (var cell = 0; cell < cellsOfNone.size(); cell++) {
      var of = cellsOfNone.get(cell);
      if (isSmall(of.people) && isStill(movesOfNone, cell)) {
        found.add(new Found(Breakdown.NONE, nameOfRegion.apply(of.parent)));
      }
    }
    for (var table : tables) {
      var numbers = table.flow().numbers();
      var moves = moves(table.flow(), movesOfNone);
      for (var i = 0; i < numbers.size(); i++) {
        if (isSmall(numbers.people(i)) && table.flow().isBridge(i) && isStill(moves, i)) {
          found.add(new Found(table.breakdown(), nameOfRegion.apply(numbers.parent(i))));
        }
      }
    }
    return List.copyOf(found);
  }

  /** What the numbers of a table do in each trial. */
  private long[][] moves(TableFlow flow, long[][] movesOfNone) {
    var numbers = flow.numbers();
    var moves = new long[TRIALS][];
    for (var trial = 0; trial < TRIALS; trial++) {
      var ofNone = new long[numbers.size()];
      for (var i = 0; i < ofNone.length; i++) {
        if (flow.isOfNone(i)) {
          ofNone[i] = movesOfNone[trial][numbersOfNone.get(numbers.ofNone(i))];
        }
      }
      moves[trial] = flow.bridges(ofNone, LinearSystem.PRIME);
    }
    return moves;
  }

  private static boolean isStill(long[][] moves, int i) {
    for (var ofTrial : moves) {
      if (ofTrial[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
