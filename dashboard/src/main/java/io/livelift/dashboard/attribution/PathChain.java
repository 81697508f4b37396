package io.livelift.dashboard.attribution;

import io.livelift.vocabulary.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Paths as a first-order absorbing chain over channels: how many begin with one channel and end
 * with another. With Q the probabilities of steps among channels, the fundamental matrix
 *
 * <pre>
 * N = (I - Q)^-1
 * </pre>
 *
 * <p>holds how often a path that begins with i is at j (J. G. Kemeny, J. L. Snell, "Finite Markov
 * Chains", 1960, theorem 3.2.4); times the paths that begin with i and the probability of the step
 * from j to an end it is how many begin with i and end after j. Channels from which no end is known
 * to be reached, because their steps are withheld, are left out.
 */
final class PathChain {
  private final StepCounts counts;
  private final List<String> channels;
  private final List<End> ends = new ArrayList<>();

  /**
   * Paths that begin and end with these channels.
   *
   * @param paths with a conversion or without
   */
  record End(String first, String last, double conversions, double paths) {}

  PathChain(StepCounts counts) {
    this.counts = counts;
    this.channels = thatEnd();
    if (!channels.isEmpty()) {
      addEnds();
    }
  }

  /** How paths end, by first and last channel. */
  List<End> ends() {
    return ends;
  }

  private void addEnds() {
    var visits = visits();
    for (var i = 0; i < channels.size(); i++) {
      var begun = counts.count(Transition.START, channels.get(i));
      for (var j = 0; begun > 0 && j < channels.size(); j++) {
        var last = channels.get(j);
        var perStep = begun * visits.getEntry(i, j) / counts.leaving(last);
        var conversions = perStep * counts.count(last, Transition.CONVERSION);
        var others = perStep * counts.count(last, Transition.NONE);
        ends.add(new End(channels.get(i), last, conversions, conversions + others));
      }
    }
  }

  /** N of the class comment. */
  private RealMatrix visits() {
    var size = channels.size();
    var system = new Array2DRowRealMatrix(size, size);
    for (var i = 0; i < size; i++) {
      var leaving = counts.leaving(channels.get(i));
      for (var j = 0; j < size; j++) {
        var stays = i == j ? 1.0 : 0.0;
        var step = (double) counts.count(channels.get(i), channels.get(j)) / leaving;
        system.setEntry(i, j, stays - step);
      }
    }
    return new LUDecomposition(system).getSolver().getInverse();
  }

  /** The channels from which an end can be reached; for them I - Q can be inverted. */
  private List<String> thatEnd() {
    Set<String> found = new HashSet<>();
    var open = new ArrayDeque<>(List.of(Transition.CONVERSION, Transition.NONE));
    while (!open.isEmpty()) {
      var to = open.remove();
      for (var from : counts.channels()) {
        if (counts.count(from, to) > 0 && found.add(from)) {
          open.add(from);
        }
      }
    }
    return counts.channels().stream().filter(found::contains).toList();
  }
}
