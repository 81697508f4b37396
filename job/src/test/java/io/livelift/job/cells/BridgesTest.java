package io.livelift.job.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.cells.definition.LinearSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BridgesTest {
  private record Edge(int from, int to, int number) {}

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @Test
  void twoEdgesBetweenTheSameNodesAreACycleAndALoopIsOne() {
    var graph = new Bridges<String>();
    graph.add("a", "b", "one");
    graph.add("b", "a", "other");
    graph.add("b", "b", "loop");
    graph.add("b", "c", "bridge");

    assertThat(graph.find()).containsExactly("bridge");
  }

  /** What comes in goes out: a number is determined if and only if its edge is a bridge. */
  @ParameterizedTest
  @MethodSource("seeds")
  void bridgesAreTheNumbersThatSumsDetermine(long seed) {
    var random = new Random(seed);
    var edges = new ArrayList<Edge>();
    var nodes = 2 + random.nextInt(8);
    for (var i = random.nextInt(14); i >= 0; i--) {
      edges.add(new Edge(random.nextInt(nodes), random.nextInt(nodes), i));
    }
    var graph = new Bridges<Edge>();
    edges.forEach(edge -> graph.add(edge.from(), edge.to(), edge));

    assertThat(Set.copyOf(graph.find())).isEqualTo(determined(edges, nodes));
  }

  private static Set<Edge> determined(List<Edge> edges, int nodes) {
    var system = new LinearSystem<Edge>();
    for (var node = 0; node < nodes; node++) {
      Map<Edge, Long> sum = new HashMap<>();
      for (var edge : edges) {
        var sign = (edge.to() == node ? 1L : 0) - (edge.from() == node ? 1L : 0);
        if (sign != 0) {
          sum.put(edge, sign);
        }
      }
      system.add(sum);
    }
    return system.determined();
  }
}
