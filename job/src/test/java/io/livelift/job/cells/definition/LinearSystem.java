package io.livelift.job.cells.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Linear equations of unknowns, solved exactly modulo a prime: which unknowns have one value only.
 * What is known stands on the other side and does not matter to that.
 */
public final class LinearSystem<V> {
  private static final long PRIME = 2_147_483_647L;

  private final Map<V, Integer> numbers = new HashMap<>();
  private final List<V> unknowns = new ArrayList<>();
  private final List<TreeMap<Integer, Long>> equations = new ArrayList<>();

  /** Adds the equation of which these are the unknowns, with their coefficients. */
  public void add(Map<V, Long> terms) {
    var row = new TreeMap<Integer, Long>();
    terms.forEach(
        (unknown, factor) -> {
          var number =
              numbers.computeIfAbsent(
                  unknown,
                  u -> {
                    unknowns.add(u);
                    return unknowns.size() - 1;
                  });
          plus(row, number, Math.floorMod(factor, PRIME));
        });
    if (!row.isEmpty()) {
      equations.add(row);
    }
  }

  /** How many unknowns there are. */
  public int size() {
    return unknowns.size();
  }

  /** The unknowns that every solution agrees on. */
  public Set<V> determined() {
    var pivots = echelon();
    // From the last pivot back, so that each row is left with its pivot and free unknowns.
    for (var pivot : pivots.descendingMap().entrySet()) {
      var row = pivot.getValue();
      for (var other : List.copyOf(row.tailMap(pivot.getKey(), false).keySet())) {
        if (pivots.containsKey(other)) {
          subtract(row, pivots.get(other), row.get(other));
        }
      }
    }
    var determined = new HashSet<V>();
    pivots.forEach(
        (pivot, row) -> {
          if (row.size() == 1) {
            determined.add(unknowns.get(pivot));
          }
        });
    return determined;
  }

  private TreeMap<Integer, TreeMap<Integer, Long>> echelon() {
    var pivots = new TreeMap<Integer, TreeMap<Integer, Long>>();
    for (var equation : equations) {
      var row = new TreeMap<>(equation);
      while (!row.isEmpty() && pivots.containsKey(row.firstKey())) {
        subtract(row, pivots.get(row.firstKey()), row.get(row.firstKey()));
      }
      if (!row.isEmpty()) {
        var inverse = power(row.get(row.firstKey()), PRIME - 2);
        row.replaceAll((unknown, factor) -> factor * inverse % PRIME);
        pivots.put(row.firstKey(), row);
      }
    }
    return pivots;
  }

  private static void subtract(
      TreeMap<Integer, Long> from, TreeMap<Integer, Long> row, long factor) {
    row.forEach((unknown, value) -> plus(from, unknown, PRIME - value * factor % PRIME));
  }

  private static void plus(TreeMap<Integer, Long> row, int unknown, long amount) {
    var sum = (row.getOrDefault(unknown, 0L) + amount) % PRIME;
    if (sum == 0) {
      row.remove(unknown);
    } else {
      row.put(unknown, sum);
    }
  }

  private static long power(long base, long exponent) {
    var result = 1L;
    var square = base;
    for (var rest = exponent; rest > 0; rest >>= 1) {
      if ((rest & 1) == 1) {
        result = result * square % PRIME;
      }
      square = square * square % PRIME;
    }
    return result;
  }
}
