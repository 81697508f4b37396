package io.livelift.dashboard.attribution;

import io.livelift.vocabulary.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** How many steps lead from each state of paths to each. */
final class StepCounts {
  private final Map<Transition, Long> counts = new LinkedHashMap<>();

  /** Whether a state is a channel, and no beginning or end of paths. */
  static boolean isChannel(String state) {
    return !state.equals(Transition.START)
        && !state.equals(Transition.CONVERSION)
        && !state.equals(Transition.NONE);
  }

  void add(Transition step, long count) {
    if (count > 0) {
      counts.merge(step, count, Long::sum);
    }
  }

  boolean isEmpty() {
    return counts.isEmpty();
  }

  long count(String from, String to) {
    return counts.getOrDefault(new Transition(from, to), 0L);
  }

  /** All steps that leave a state. */
  long leaving(String from) {
    return counts.entrySet().stream()
        .filter(step -> step.getKey().from().equals(from))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  /** The channels, in the order of their names. */
  List<String> channels() {
    var channels = new TreeSet<String>();
    for (var step : counts.keySet()) {
      channels.add(step.from());
      channels.add(step.to());
    }
    channels.removeIf(state -> !isChannel(state));
    return List.copyOf(channels);
  }

  /** The same with states put together. */
  StepCounts by(UnaryOperator<String> group) {
    var grouped = new StepCounts();
    counts.forEach(
        (step, count) ->
            grouped.add(new Transition(group.apply(step.from()), group.apply(step.to())), count));
    return grouped;
  }

  Map<String, Long> byText() {
    return counts.entrySet().stream()
        .collect(Collectors.toMap(step -> step.getKey().toText(), Map.Entry::getValue));
  }

  /** The steps with their shares of what leaves the same state, the most frequent first. */
  List<PathOrders.Step> steps() {
    List<PathOrders.Step> steps = new ArrayList<>();
    counts.forEach(
        (step, count) ->
            steps.add(
                new PathOrders.Step(
                    step.from(), step.to(), count, (double) count / leaving(step.from()))));
    steps.sort(Comparator.comparingLong(PathOrders.Step::steps).reversed());
    return steps;
  }
}
