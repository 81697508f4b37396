package io.livelift.dashboard.attribution;

/**
 * Exact Shapley values of a cooperative game (L. S. Shapley, "A value for n-person games",
 * Contributions to the Theory of Games II, 1953, 307-317):
 *
 * <pre>
 * phi(i) = sum over coalitions S without i of |S|! (n - |S| - 1)! / n! (v(S + i) - v(S))
 * </pre>
 */
public final class Shapley {
  /** 2^n coalitions are gone through for each player. */
  static final int MAX_PLAYERS = 16;

  private Shapley() {}

  /**
   * The value of each player; they sum to the worth of all together.
   *
   * @param worth of each coalition: player i is in coalition k if bit i of k is set; nobody's worth
   *     is 0
   * @throws IllegalArgumentException if the worths are not those of all coalitions of up to 16
   *     players
   */
  public static double[] values(double[] worth) {
    var players = Integer.numberOfTrailingZeros(worth.length);
    if (worth.length != 1 << players || players > MAX_PLAYERS || worth[0] != 0) {
      throw new IllegalArgumentException(
          "Shapley values need the worth of all 2^n coalitions of n players, n <= 16.");
    }
    var weights = weights(players);
    var values = new double[players];
    for (var player = 0; player < players; player++) {
      for (var coalition = 0; coalition < worth.length; coalition++) {
        var joined = coalition | 1 << player;
        if (joined != coalition) {
          values[player] +=
              weights[Integer.bitCount(coalition)] * (worth[joined] - worth[coalition]);
        }
      }
    }
    return values;
  }

  /** s! (n - s - 1)! / n! by s. */
  private static double[] weights(int players) {
    var weights = new double[players];
    for (var size = 0; size < players; size++) {
      weights[size] = size == 0 ? 1.0 / players : weights[size - 1] * size / (players - size);
    }
    return weights;
  }
}
