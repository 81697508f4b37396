package io.livelift.job.cells;

import java.util.Arrays;

/** Tarjan's search with low links, on a stack of its own: a path may be long. */
final class BridgeSearch {
  private final int[] ends;
  private final int[] firstOf;
  private final int[] nextOf;
  private final int[] order;
  private final int[] low;
  private final int[] cursor;
  private final int[] cameBy;
  private final boolean[] isBridge;
  private final int[] stack;
  private int visited;

  /**
   * @param nodes how many there may be; those without an edge cost nothing but their place
   * @param ends the two nodes of each edge, one edge after the other
   */
  BridgeSearch(int nodes, int[] ends) {
    this.ends = ends;
    firstOf = filled(nodes);
    nextOf = filled(ends.length);
    order = filled(nodes);
    low = new int[nodes];
    stack = new int[Math.min(nodes, ends.length + 1)];
    cameBy = filled(nodes);
    isBridge = new boolean[ends.length / 2];
    // Half-edge 2e leaves the first end of edge e, 2e + 1 the second.
    for (var half = 0; half < nextOf.length; half++) {
      var node = ends[half];
      nextOf[half] = firstOf[node];
      firstOf[node] = half;
    }
    cursor = firstOf.clone();
  }

  /** Which edges are in no cycle. */
  boolean[] run() {
    for (var root : ends) {
      if (order[root] < 0) {
        visitFrom(root);
      }
    }
    return isBridge;
  }

  private void visitFrom(int root) {
    var depth = 0;
    stack[0] = root;
    enter(root, -1);
    while (depth >= 0) {
      var node = stack[depth];
      var half = cursor[node];
      if (half >= 0) {
        cursor[node] = nextOf[half];
        var other = ends[half ^ 1];
        if (order[other] < 0) {
          enter(other, half / 2);
          stack[++depth] = other;
        } else if (half / 2 != cameBy[node]) {
          low[node] = Math.min(low[node], order[other]);
        }
      } else {
        depth--;
        if (depth >= 0) {
          leave(node, stack[depth]);
        }
      }
    }
  }

  private void enter(int node, int edge) {
    order[node] = visited;
    low[node] = visited++;
    cameBy[node] = edge;
  }

  private void leave(int node, int parent) {
    low[parent] = Math.min(low[parent], low[node]);
    isBridge[cameBy[node]] = low[node] > order[parent];
  }

  private static int[] filled(int length) {
    var array = new int[length];
    Arrays.fill(array, -1);
    return array;
  }
}
