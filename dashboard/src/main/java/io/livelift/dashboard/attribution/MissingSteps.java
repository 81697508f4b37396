package io.livelift.dashboard.attribution;

import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Measure;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out where steps of paths are missing: those that may not be told are not published, and do
 * not say so. But as many steps enter a channel as leave it, those into CONVERSION are its credit
 * for last touches, and a channel that reached somebody has steps.
 */
final class MissingSteps {
  private static final long MILLION = 1_000_000;

  private final Map<String, Long> in = new HashMap<>();
  private final Map<String, Long> out = new HashMap<>();
  private final Map<String, Long> last = new HashMap<>();

  private MissingSteps(Map<String, Long> steps) {
    steps.forEach(
        (step, count) -> {
          var arrow = step.indexOf('>');
          var from = step.substring(0, arrow);
          var to = step.substring(arrow + 1);
          out.merge(from, count, Long::sum);
          in.merge(to, count, Long::sum);
          if (to.equals(MarkovChain.CONVERSION)) {
            last.merge(from, count, Long::sum);
          }
        });
  }

  /**
   * At how many channels steps are seen to be missing. Some that go round in a circle may not be
   * seen.
   *
   * @param steps counts by {@code FROM>TO}
   * @param channels the cells of CHANNEL, by channel
   */
  static int channels(Map<String, Long> steps, Map<String, Measures> channels) {
    var flow = new MissingSteps(steps);
    Set<String> names = new TreeSet<>(channels.keySet());
    names.addAll(flow.in.keySet());
    names.addAll(flow.out.keySet());
    names.removeAll(Set.of(MarkovChain.START, MarkovChain.CONVERSION, MarkovChain.NONE));
    return (int) names.stream().filter(name -> flow.isIncomplete(name, channels.get(name))).count();
  }

  private boolean isIncomplete(String name, Measures channel) {
    var entering = in.getOrDefault(name, 0L);
    if (!entering.equals(out.getOrDefault(name, 0L))) {
      return true;
    }
    return channel != null
        && (channel.isWithheld(Measure.CREDIT_LAST)
            || channel.get(Measure.CREDIT_LAST) != MILLION * last.getOrDefault(name, 0L)
            || (entering == 0 && channel.get(Measure.REACH) > 0));
  }
}
