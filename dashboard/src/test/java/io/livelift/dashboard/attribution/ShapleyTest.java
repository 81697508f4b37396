package io.livelift.dashboard.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ShapleyTest {
  private static final Offset<Double> EXACT = within(1e-9);

  /** Two have a left glove, one a right one; a pair is worth 1: 1/6, 1/6, 4/6. */
  @Test
  void theGloveGameHasItsWellKnownValue() {
    var worth = new double[8];
    for (var coalition = 0; coalition < 8; coalition++) {
      worth[coalition] = (coalition & 0b100) != 0 && (coalition & 0b011) != 0 ? 1 : 0;
    }
    assertThat(Shapley.values(worth))
        .containsExactly(new double[] {1 / 6.0, 1 / 6.0, 4 / 6.0}, EXACT);
  }

  /**
   * The airport game of S. C. Littlechild, G. Owen (Management Science 20 (1973) 370-372) in four
   * steps: aircraft that need runways of cost 8, 11, 13, 18 pay 2, 3, 4, 9.
   */
  @Test
  void theAirportGameHasItsWellKnownValue() {
    var cost = new double[] {8, 11, 13, 18};
    var worth = new double[16];
    for (var coalition = 1; coalition < 16; coalition++) {
      worth[coalition] = cost[31 - Integer.numberOfLeadingZeros(coalition)];
    }
    assertThat(Shapley.values(worth)).containsExactly(new double[] {2, 3, 4, 9}, EXACT);
  }

  @Test
  void allWorthIsDistributed() {
    var worth = randomWorth(10);
    assertThat(Arrays.stream(Shapley.values(worth)).sum())
        .isCloseTo(worth[worth.length - 1], within(1e-6));
  }

  @Test
  void playersThatAddTheSameToEveryCoalitionGetTheSame() {
    var worth = randomWorth(6);
    // Players 1 and 4 are made alike: whoever has exactly one of them is worth the same.
    for (var coalition = 0; coalition < worth.length; coalition++) {
      if ((coalition & 0b000010) != 0 && (coalition & 0b010000) == 0) {
        worth[coalition ^ 0b010010] = worth[coalition];
      }
    }
    var values = Shapley.values(worth);
    assertThat(values[1]).isCloseTo(values[4], within(1e-6));
  }

  @Test
  void aPlayerThatAddsNothingGetsNothing() {
    var worth = randomWorth(6);
    for (var coalition = 0; coalition < worth.length; coalition++) {
      worth[coalition | 0b001000] = worth[coalition & ~0b001000];
    }
    assertThat(Shapley.values(worth)[3]).isCloseTo(0, within(1e-9));
  }

  @Test
  void aGameWithoutAllCoalitionsIsRefused() {
    assertThatThrownBy(() -> Shapley.values(new double[] {0, 1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Shapley.values(new double[] {1, 2}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static double[] randomWorth(int players) {
    var random = new Random(7);
    var worth = random.doubles(1L << players, 0, 1000).toArray();
    worth[0] = 0;
    return worth;
  }
}
