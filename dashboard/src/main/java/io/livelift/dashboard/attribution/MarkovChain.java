package io.livelift.dashboard.attribution;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;

/**
 * The first-order Markov chain of paths from START over channels to CONVERSION or NONE, and the
 * removal effect of its channels (E. Anderl, I. Becker, F. von Wangenheim, J. H. Schumann, "Mapping
 * the customer journey: lessons learned from graph-based online attribution modeling",
 * International Journal of Research in Marketing 33 (2016) 457-474).
 *
 * <p>The probability of a step is its count among all steps that leave the same state. The removal
 * effect of a channel is {@code 1 - P(conversion without it) / P(conversion)}, where without it
 * means that every step into the channel leads to NONE instead.
 */
public final class MarkovChain {
  static final String START = "START";
  static final String CONVERSION = "CONVERSION";
  static final String NONE = "NONE";

  private final Map<String, Map<String, Long>> steps = new HashMap<>();
  private final Map<String, Long> leaving = new HashMap<>();
  private final Set<String> channels = new TreeSet<>();

  /**
   * @param transitions counts of steps by {@code FROM>TO}
   * @throws IllegalArgumentException if a transition is not of that form
   */
  public MarkovChain(Map<String, Long> transitions) {
    transitions.forEach(
        (step, count) -> {
          var arrow = step.indexOf('>');
          if (arrow <= 0 || arrow == step.length() - 1) {
            throw new IllegalArgumentException("A transition is FROM>TO, not " + step + ".");
          }
          add(step.substring(0, arrow), step.substring(arrow + 1), count);
        });
  }

  private void add(String from, String to, long count) {
    for (var state : List.of(from, to)) {
      if (!state.equals(START) && !state.equals(CONVERSION) && !state.equals(NONE)) {
        channels.add(state);
      }
    }
    steps.computeIfAbsent(from, f -> new HashMap<>()).merge(to, count, Long::sum);
    leaving.merge(from, count, Long::sum);
  }

  /** All conversions: the steps into CONVERSION. */
  public long conversions() {
    return steps.values().stream().mapToLong(to -> to.getOrDefault(CONVERSION, 0L)).sum();
  }

  /** The probability that a path ends with a conversion; 0 if no path is known that does. */
  public double conversionProbability() {
    return conversionProbabilityWithout(null);
  }

  /** The removal effect of each channel, 0 to 1, not normalised. */
  public Map<String, Double> removalEffects() {
    var whole = conversionProbability();
    Map<String, Double> effects = new LinkedHashMap<>();
    for (var channel : channels) {
      // Rounding may leave a hair less than nothing.
      var effect = whole == 0 ? 0 : 1 - conversionProbabilityWithout(channel) / whole;
      effects.put(channel, Math.max(0, effect));
    }
    return effects;
  }

  double conversionProbabilityWithout(String removed) {
    var states = List.copyOf(statesThatConvert(removed));
    var start = states.indexOf(START);
    if (start < 0) {
      return 0;
    }
    // x = Q x + r over the states from which a conversion can be reached; so I - Q is regular.
    var system = new Array2DRowRealMatrix(states.size(), states.size());
    var into = new ArrayRealVector(states.size());
    for (var i = 0; i < states.size(); i++) {
      for (var j = 0; j < states.size(); j++) {
        var stays = i == j ? 1 : 0;
        system.setEntry(i, j, stays - probability(states.get(i), states.get(j)));
      }
      into.setEntry(i, probability(states.get(i), CONVERSION));
    }
    return new LUDecomposition(system).getSolver().solve(into).getEntry(start);
  }

  private double probability(String from, String to) {
    var count = steps.getOrDefault(from, Map.of()).getOrDefault(to, 0L);
    return count == 0 ? 0 : (double) count / leaving.get(from);
  }

  private Set<String> statesThatConvert(String removed) {
    Set<String> found = new HashSet<>();
    var open = new ArrayDeque<>(List.of(CONVERSION));
    while (!open.isEmpty()) {
      var to = open.remove();
      for (var from : statesBefore(to)) {
        if (!from.equals(removed) && found.add(from)) {
          open.add(from);
        }
      }
    }
    return new TreeSet<>(found);
  }

  private List<String> statesBefore(String to) {
    List<String> before = new ArrayList<>();
    steps.forEach(
        (from, counts) -> {
          if (counts.getOrDefault(to, 0L) > 0) {
            before.add(from);
          }
        });
    return before;
  }
}
