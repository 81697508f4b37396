package io.livelift.job.cells;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Linear equations of unknowns, modulo a prime: which unknowns have one value only. What is known
 * stands on the other side and does not matter to that.
 *
 * <p>An equation that has an unknown of its own is put aside: whatever the rest is, that one can
 * make it true. With it may be others. What is left is solved by elimination. Then those unknowns
 * that are free get values by chance, and the others follow, equation by equation. An unknown that
 * has more than one value is zero by chance once in 2 to the power of 31 times.
 */
final class LinearSystem {
  static final long PRIME = 2_147_483_647L;
  private static final long FACTOR = 0xffff_ffffL;

  /** An odd number without a pattern: the golden ratio as 64 bits. */
  private static final long MIX = 0x9E37_79B9_7F4A_7C15L;

  private final int unknowns;

  /** Where the terms of each equation begin, and where those of the next one would. */
  private int[] starts = new int[64];

  /** Of all equations, one after the other. */
  private int[] terms = new int[256];

  private int[] signs = new int[256];
  private int equations;
  private Elimination elimination;

  /**
   * @param unknowns how many there are
   */
  LinearSystem(int unknowns) {
    this.unknowns = unknowns;
  }

  /** Begins an equation. */
  void begin() {
    equations++;
    if (equations == starts.length) {
      starts = Arrays.copyOf(starts, equations * 2);
    }
    starts[equations] = starts[equations - 1];
  }

  /**
   * Adds a term to the equation that was begun last.
   *
   * @param unknown its number, from 0; not twice in one equation
   * @param sign 1 or -1
   */
  void add(int unknown, int sign) {
    var i = starts[equations]++;
    if (i == terms.length) {
      terms = Arrays.copyOf(terms, i * 2);
      signs = Arrays.copyOf(signs, i * 2);
    }
    terms[i] = unknown;
    signs[i] = sign;
  }

  /**
   * A solution by chance where all sums are zero, the same one for the same number: an unknown that
   * is not zero in it has more than one value.
   *
   * @return values by unknown, modulo {@link #PRIME}
   */
  long[] solution(int number) {
    if (elimination == null) {
      elimination = new Elimination();
    }
    return elimination.values(number);
  }

  private final class Elimination {
    /**
     * Of every unknown, in how many equations it is that are not put aside, and which these are.
     */
    private final int[] uses = new int[unknowns];

    private final int[] mixed = new int[unknowns];

    /** The equations that were put aside, in that order, and the unknown that makes each true. */
    private final int[] aside = new int[equations];

    private final int[] ownUnknowns = new int[equations];
    private final boolean[] isAside = new boolean[equations + 1];
    private int asideCount;

    /** By unknown the row of what is left that it is the first of; null where there is none. */
    private final long[][] pivots = new long[unknowns][];

    Elimination() {
      countUses();
      putAside();
      eliminate();
    }

    private void countUses() {
      for (var equation = 1; equation <= equations; equation++) {
        for (var i = starts[equation - 1]; i < starts[equation]; i++) {
          uses[terms[i]]++;
          mixed[terms[i]] ^= equation;
        }
      }
    }

    /** Puts aside each equation that has an unknown of its own, until none is left that has. */
    private void putAside() {
      var own = new int[unknowns];
      var count = 0;
      for (var unknown = 0; unknown < unknowns; unknown++) {
        if (uses[unknown] == 1) {
          own[count++] = unknown;
        }
      }
      while (count > 0) {
        var unknown = own[--count];
        // It may have lost its equation to another one of its own.
        if (uses[unknown] == 1) {
          var equation = mixed[unknown];
          isAside[equation] = true;
          ownUnknowns[asideCount] = unknown;
          aside[asideCount++] = equation;
          for (var i = starts[equation - 1]; i < starts[equation]; i++) {
            mixed[terms[i]] ^= equation;
            if (--uses[terms[i]] == 1) {
              own[count++] = terms[i];
            }
          }
        }
      }
    }

    private void eliminate() {
      var rows = new long[equations - asideCount][];
      var count = 0;
      for (var equation = 1; equation <= equations; equation++) {
        if (!isAside[equation]) {
          rows[count++] = row(equation);
        }
      }
      // Short sums first: they leave little to do in the long ones.
      Arrays.sort(rows, Comparator.comparingInt(row -> row.length));
      for (var equation : rows) {
        var row = equation;
        while (row.length > 0 && pivots[unknown(row[0])] != null) {
          row = minus(row, pivots[unknown(row[0])], factor(row[0]));
        }
        if (row.length > 0) {
          pivots[unknown(row[0])] = times(row, power(factor(row[0]), PRIME - 2));
        }
      }
    }

    /**
     * A row is an equation's terms, ascending by unknown: the number of the unknown in the upper
     * half of each, its factor, which is never zero, in the lower.
     */
    private long[] row(int equation) {
      var row = new long[starts[equation] - starts[equation - 1]];
      for (var i = 0; i < row.length; i++) {
        var term = starts[equation - 1] + i;
        row[i] = term(terms[term], signs[term] > 0 ? 1 : PRIME - 1);
      }
      Arrays.sort(row);
      return row;
    }

    /** A solution by chance, all sums being zero. */
    private long[] values(int seed) {
      var isFollowing = new boolean[unknowns];
      for (var i = 0; i < asideCount; i++) {
        isFollowing[ownUnknowns[i]] = true;
      }
      var values = new long[unknowns];
      for (var unknown = unknowns - 1; unknown >= 0; unknown--) {
        if (pivots[unknown] != null) {
          values[unknown] = following(pivots[unknown], values);
        } else if (!isFollowing[unknown]) {
          values[unknown] = byChance(unknown, seed);
        }
      }
      for (var i = asideCount - 1; i >= 0; i--) {
        values[ownUnknowns[i]] = following(aside[i], ownUnknowns[i], values);
      }
      return values;
    }

    /** What the first unknown of a row is, whose factor is 1. */
    private static long following(long[] row, long[] values) {
      var sum = 0L;
      for (var i = 1; i < row.length; i++) {
        sum = (sum + factor(row[i]) * values[unknown(row[i])]) % PRIME;
      }
      return sum == 0 ? 0 : PRIME - sum;
    }

    /** What the own unknown of an equation is. */
    private long following(int equation, int own, long[] values) {
      var sum = 0L;
      var sign = 1;
      for (var i = starts[equation - 1]; i < starts[equation]; i++) {
        if (terms[i] == own) {
          sign = signs[i];
        } else {
          sum += signs[i] * values[terms[i]];
        }
      }
      return Math.floorMod(-sign * sum, PRIME);
    }
  }

  /** A value from 1 to less than the prime, the same for the same unknown. */
  static long byChance(int unknown, int seed) {
    var bits = (unknown * 2L + seed) * MIX;
    bits = (bits ^ (bits >>> 29)) * MIX;
    return 1 + Long.remainderUnsigned(bits ^ (bits >>> 32), PRIME - 1);
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
