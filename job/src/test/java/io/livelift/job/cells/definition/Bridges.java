package io.livelift.job.cells.definition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A graph of hidden numbers. Each edge is a number that is not published, each node a sum of its
 * edges' numbers, with signs, that is: what comes in goes out. Such a sum determines a number if
 * and only if its edge is a bridge, that is, in no cycle: around a cycle all numbers may move by
 * one without changing any sum. (Gusfield, A graph theoretic approach to statistical data security,
 * SIAM Journal on Computing 17, 1988.)
 */
final class Bridges<E> {
  private final Map<Object, Integer> nodes = new HashMap<>();
  private final List<E> edges = new ArrayList<>();
  private final List<int[]> ends = new ArrayList<>();

  /** Adds an edge between two nodes, which come into being with it. */
  void add(Object from, Object to, E edge) {
    edges.add(edge);
    ends.add(new int[] {node(from), node(to)});
  }

  private int node(Object name) {
    return nodes.computeIfAbsent(name, n -> nodes.size());
  }

  /** The edges that are in no cycle, in the order in which they were added. */
  List<E> find() {
    var isBridge = new Search(nodes.size(), ends).run();
    List<E> found = new ArrayList<>();
    for (var i = 0; i < isBridge.length; i++) {
      if (isBridge[i]) {
        found.add(edges.get(i));
      }
    }
    return found;
  }

  /** Tarjan's search with low links, on a stack of its own: a path may be long. */
  private static final class Search {
    private final int[][] ends;
    private final int[] firstOf;
    private final int[] nextOf;
    private final int[] order;
    private final int[] low;
    private final int[] cursor;
    private final int[] cameBy;
    private final boolean[] isBridge;
    private int visited;

    Search(int nodes, List<int[]> edges) {
      ends = edges.toArray(new int[0][]);
      firstOf = filled(nodes);
      nextOf = filled(ends.length * 2);
      order = filled(nodes);
      low = new int[nodes];
      cameBy = filled(nodes);
      isBridge = new boolean[ends.length];
      // Half-edge 2e leaves the first end of edge e, 2e + 1 the second.
      for (var half = 0; half < nextOf.length; half++) {
        var node = ends[half / 2][half % 2];
        nextOf[half] = firstOf[node];
        firstOf[node] = half;
      }
      cursor = firstOf.clone();
    }

    boolean[] run() {
      for (var root = 0; root < order.length; root++) {
        if (order[root] < 0) {
          visitFrom(root);
        }
      }
      return isBridge;
    }

    private void visitFrom(int root) {
      var stack = new int[order.length];
      var depth = 0;
      stack[0] = root;
      enter(root, -1);
      while (depth >= 0) {
        var node = stack[depth];
        var half = cursor[node];
        if (half >= 0) {
          cursor[node] = nextOf[half];
          var other = ends[half / 2][1 - half % 2];
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
}
