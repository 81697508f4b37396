package io.livelift.job.cells;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Linear equations of unknowns, solved exactly modulo a prime: which unknowns have one value only.
 * What is known stands on the other side and does not matter to that.
 *
 * <p>A row is an equation's terms, ascending by unknown: the number of the unknown in the upper
 * half of each, its factor, which is never zero, in the lower.
 */
final class LinearSystem<V> {
  private static final long PRIME = 2_147_483_647L;
  private static final long FACTOR = 0xffff_ffffL;

  private final Map<V, Integer> numbers = new HashMap<>();
  private final List<V> unknowns = new ArrayList<>();
  private final List<long[]> equations = new ArrayList<>();

  /** Adds the equation of which these are the unknowns, with their coefficients. */
  void add(Map<V, Long> terms) {
    var row = new long[terms.size()];
    var length = 0;
    for (var term : terms.entrySet()) {
      var number = number(term.getKey());
      var factor = Math.floorMod(term.getValue(), PRIME);
      if (factor != 0) {
        row[length++] = term(number, factor);
      }
    }
    if (length > 0) {
      row = Arrays.copyOf(row, length);
      Arrays.sort(row);
      equations.add(row);
    }
  }

  private int number(V unknown) {
    var number = numbers.putIfAbsent(unknown, unknowns.size());
    if (number != null) {
      return number;
    }
    unknowns.add(unknown);
    return unknowns.size() - 1;
  }

  /** How many unknowns there are. */
  int size() {
    return unknowns.size();
  }

  /** The unknowns that every solution agrees on. */
  Set<V> determined() {
    var pivots = echelon();
    var determined = new HashSet<V>();
    // From the last pivot back, so that each row is left with its pivot and free unknowns.
    for (var pivot = pivots.length - 1; pivot >= 0; pivot--) {
      var row = pivots[pivot];
      if (row != null) {
        for (var i = 1; i < row.length; i++) {
          var other = pivots[unknown(row[i])];
          if (other != null) {
            pivots[pivot] = minus(pivots[pivot], other, factor(row[i]));
          }
        }
        if (pivots[pivot].length == 1) {
          determined.add(unknowns.get(pivot));
        }
      }
    }
    return determined;
  }

  /** Rows by their first unknown, whose factor is 1; null where no row begins. */
  private long[][] echelon() {
    var pivots = new long[unknowns.size()][];
    for (var equation : equations) {
      var row = equation;
      while (row.length > 0 && pivots[unknown(row[0])] != null) {
        row = minus(row, pivots[unknown(row[0])], factor(row[0]));
      }
      if (row.length > 0) {
        pivots[unknown(row[0])] = times(row, power(factor(row[0]), PRIME - 2));
      }
    }
    return pivots;
  }

  /** A row less so many times another, by merging them. */
  private static long[] minus(long[] row, long[] other, long times) {
    var result = new long[row.length + other.length];
    var length = 0;
    var i = 0;
    var j = 0;
    while (i < row.length || j < other.length) {
      var fromRow = i < row.length ? unknown(row[i]) : Integer.MAX_VALUE;
      var fromOther = j < other.length ? unknown(other[j]) : Integer.MAX_VALUE;
      var factor = fromRow <= fromOther ? factor(row[i++]) : 0;
      if (fromOther <= fromRow) {
        factor = (factor + PRIME - factor(other[j++]) * times % PRIME) % PRIME;
      }
      if (factor != 0) {
        result[length++] = term(Math.min(fromRow, fromOther), factor);
      }
    }
    return Arrays.copyOf(result, length);
  }

  private static long[] times(long[] row, long times) {
    var result = new long[row.length];
    for (var i = 0; i < row.length; i++) {
      result[i] = term(unknown(row[i]), factor(row[i]) * times % PRIME);
    }
    return result;
  }

  private static long term(int unknown, long factor) {
    return (long) unknown << Integer.SIZE | factor;
  }

  private static int unknown(long term) {
    return (int) (term >>> Integer.SIZE);
  }

  private static long factor(long term) {
    return term & FACTOR;
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
