package io.livelift.job.cells;

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
    var isBridge =
        new BridgeSearch(nodes.size(), ends.stream().flatMapToInt(Arrays::stream).toArray()).run();
    List<E> found = new ArrayList<>();
    for (var i = 0; i < isBridge.length; i++) {
      if (isBridge[i]) {
        found.add(edges.get(i));
      }
    }
    return found;
  }
}
