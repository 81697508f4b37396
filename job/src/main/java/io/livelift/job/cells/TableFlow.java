package io.livelift.job.cells;

import java.util.Arrays;

/**
 * The hidden numbers of one table as flows between its sums: what a sum's numbers are together is
 * known, so whatever one of them gains another one loses. A number that is in a cycle of numbers of
 * the table moves freely. The others of the table, its bridges, make trees of what such cycles
 * join: each follows from what the cells of NONE do on either side of it.
 */
final class TableFlow {
  private final HiddenNumbers numbers;
  private final boolean[] isBridge;
  private final Joined cycles;
  private final Joined trees;

  TableFlow(HiddenNumbers numbers) {
    this.numbers = numbers;
    this.isBridge = numbers.bridges(true);
    this.cycles = new Joined(numbers.nodes());
    this.trees = new Joined(numbers.nodes());
    for (var i = 0; i < numbers.size(); i++) {
      if (!isOfNone(i)) {
        trees.join(numbers.from(i), numbers.to(i));
        if (!isBridge[i]) {
          cycles.join(numbers.from(i), numbers.to(i));
        }
      }
    }
  }

  HiddenNumbers numbers() {
    return numbers;
  }

  boolean isOfNone(int i) {
    return numbers.ofNone(i) != HiddenNumbers.OF_TABLE;
  }

  /** Whether a number of the table follows from the cells of NONE. */
  boolean isBridge(int i) {
    return !isOfNone(i) && isBridge[i];
  }

  /** The tree that a number leaves: only between trees the cells of NONE are bound. */
  int treeFrom(int i) {
    return trees.root(numbers.from(i));
  }

  /** The tree that a number comes to. */
  int treeTo(int i) {
    return trees.root(numbers.to(i));
  }

  /**
   * What the bridges do where the cells of NONE do this, modulo a prime.
   *
   * @param ofNone by number; of others than cells of NONE it does not matter
   * @return by number; 0 for others than bridges
   */
  long[] bridges(long[] ofNone, long prime) {
    var gained = new long[numbers.nodes()];
    var bridgesAt = new int[numbers.nodes()];
    var mixedAt = new int[numbers.nodes()];
    for (var i = 0; i < numbers.size(); i++) {
      var from = cycles.root(numbers.from(i));
      var to = cycles.root(numbers.to(i));
      if (isOfNone(i)) {
        gained[from] = (gained[from] + prime - ofNone[i]) % prime;
        gained[to] = (gained[to] + ofNone[i]) % prime;
      } else if (isBridge[i]) {
        bridgesAt[from]++;
        bridgesAt[to]++;
        mixedAt[from] ^= i;
        mixedAt[to] ^= i;
      }
    }
    var flows = new long[numbers.size()];
    for (var start = 0; start < bridgesAt.length; start++) {
      // From every leaf inwards, as far as what is left is a leaf again.
      for (var leaf = start; bridgesAt[leaf] == 1; ) {
        var bridge = mixedAt[leaf];
        var to = cycles.root(numbers.to(bridge));
        var other = to == leaf ? cycles.root(numbers.from(bridge)) : to;
        flows[bridge] = to == leaf ? (prime - gained[leaf]) % prime : gained[leaf];
        gained[other] = (gained[other] + gained[leaf]) % prime;
        gained[leaf] = 0;
        bridgesAt[leaf] = 0;
        bridgesAt[other]--;
        mixedAt[other] ^= bridge;
        leaf = other;
      }
    }
    return flows;
  }

  /** Sums, where those that are joined have one root. */
  private static final class Joined {
    private final int[] above;

    Joined(int nodes) {
      this.above = new int[nodes];
      Arrays.setAll(above, node -> node);
    }

    void join(int one, int other) {
      above[root(one)] = root(other);
    }

    int root(int node) {
      var number = node;
      while (above[number] != number) {
        above[number] = above[above[number]];
        number = above[number];
      }
      return number;
    }
  }
}
