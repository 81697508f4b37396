package io.livelift.job.cells;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is found in few steps is what elimination alone finds. */
class LinearSystemTest {
  static LongStream seeds() {
    return LongStream.range(0, 2_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameAreDetermined(long seed) {
    var random = new Random(seed);
    var unknowns = 1 + random.nextInt(30);
    var system = new LinearSystem(unknowns);
    var definition = new io.livelift.job.cells.definition.LinearSystem<Integer>();
    for (var n = random.nextInt(1 + unknowns * 3 / 2); n > 0; n--) {
      Map<Integer, Long> equation = new HashMap<>();
      for (var terms = 1 + random.nextInt(4); terms > 0; terms--) {
        equation.put(random.nextInt(unknowns), random.nextBoolean() ? 1L : -1L);
      }
      system.begin();
      equation.forEach((unknown, sign) -> system.add(unknown, (int) (long) sign));
      definition.add(equation);
    }

    var expected = new BitSet();
    definition.determined().forEach(expected::set);
    var actual = new BitSet();
    var one = system.solution(0);
    var other = system.solution(1);
    for (var unknown = 0; unknown < unknowns; unknown++) {
      actual.set(unknown, one[unknown] == 0 && other[unknown] == 0);
    }
    assertThat(actual).isEqualTo(expected);
  }
}
