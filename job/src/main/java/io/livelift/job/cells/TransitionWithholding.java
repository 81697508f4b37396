package io.livelift.job.cells;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.Transition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides which steps of paths are shown. As many steps enter a channel as leave it, so a hidden
 * step that is a bridge between channels follows from the others. A channel's steps into CONVERSION
 * are its credit for last touches: they are known where that is, and hidden where it is hidden.
 */
final class TransitionWithholding {
  private static final Set<String> ENDS =
      Set.of(Transition.START, Transition.CONVERSION, Transition.NONE);

  private final int smallestGroup;
  private final SliceCells cells;
  private final List<Step> steps = new ArrayList<>();
  private final Set<Step> hidden = new HashSet<>();

  /** A step, how many people make it, and whether it follows from what CHANNEL shows. */
  private record Step(Value value, Transition transition, long people, boolean isKnown) {
    String from() {
      return transition.from();
    }

    String to() {
      return transition.to();
    }

    boolean isLast() {
      return to().equals(Transition.CONVERSION);
    }

    boolean isEdge() {
      return !isKnown && !from().equals(to());
    }

    // Each is there once.
    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /**
   * @param channels what CHANNEL shows of conversions
   */
  TransitionWithholding(int smallestGroup, SliceCells cells, Shown channels) {
    this.smallestGroup = smallestGroup;
    this.cells = cells;
    var people = new People(cells, Measure.TRANSITION_PEOPLE);
    var ofChannels = cells.table(Breakdown.CHANNEL);
    for (var value : cells.table(Breakdown.TRANSITION).values()) {
      var step = Transition.parse(value.name());
      var isKnown =
          step.to().equals(Transition.CONVERSION)
              && channels.shows(cells.nation(), ofChannels.numberOf(step.from()));
      steps.add(
          new Step(
              value,
              step,
              people.of(Breakdown.TRANSITION, cells.nation(), value.number()),
              isKnown));
    }
  }

  Shown decide() {
    for (var step : steps) {
      if (step.people() < smallestGroup || (step.isLast() && !step.isKnown())) {
        hidden.add(step);
      }
    }
    while (isDetermined() && hideSmallest()) {}
    var shown = Shown.nothing();
    var numbers = new BitSet();
    hidden.forEach(step -> numbers.set(step.value().number()));
    shown.show(cells.nation(), numbers);
    return shown;
  }

  /** Whether a small step follows from the others. */
  private boolean isDetermined() {
    var graph = new Bridges<Step>();
    Map<String, Long> in = new HashMap<>();
    Map<String, Long> out = new HashMap<>();
    for (var step : hidden) {
      if (step.isEdge()) {
        graph.add(step.from(), step.to(), step);
        out.merge(step.from(), step.people(), Math::max);
        in.merge(step.to(), step.people(), Math::max);
      }
    }
    return graph.find().stream().anyMatch(step -> step.people() < smallestGroup)
        || steps.stream().anyMatch(step -> isFew(step.from(), in, out));
  }

  /**
   * Whether all hidden steps of a channel go one way and are too few together.
   *
   * @param in the most people of a hidden step into each channel
   */
  private boolean isFew(String channel, Map<String, Long> in, Map<String, Long> out) {
    if (ENDS.contains(channel) || in.containsKey(channel) == out.containsKey(channel)) {
      return false;
    }
    return (in.containsKey(channel) ? in : out).get(channel) < smallestGroup;
  }

  private boolean hideSmallest() {
    Step smallest = null;
    for (var step : steps) {
      if (!hidden.contains(step)
          && !step.isKnown()
          && (smallest == null || step.people() < smallest.people())) {
        smallest = step;
      }
    }
    return smallest != null && hidden.add(smallest);
  }
}
