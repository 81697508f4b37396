package io.livelift.job.cells.definition;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.RegionPath;
import io.livelift.vocabulary.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
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
  private final People people;
  private final Shown channels;
  private final List<String> steps;
  private final Set<String> hidden = new HashSet<>();

  /**
   * @param channels what CHANNEL shows of conversions
   */
  TransitionWithholding(int smallestGroup, SliceCells cells, Shown channels) {
    this.smallestGroup = smallestGroup;
    this.people = new People(cells, Measure.TRANSITION_PEOPLE);
    this.channels = channels;
    this.steps = cells.values(Breakdown.TRANSITION);
  }

  Shown decide() {
    for (var step : steps) {
      if (people(step) < smallestGroup || (isLast(step) && !isKnown(step))) {
        hidden.add(step);
      }
    }
    while (isDetermined() && hideSmallest()) {}
    var shown = Shown.nothing();
    shown.show(RegionPath.NATION, hidden);
    return shown;
  }

  /** Whether a small step follows from the others. */
  private boolean isDetermined() {
    var graph = new Bridges<String>();
    for (var step : hidden) {
      if (!isKnown(step) && !from(step).equals(to(step))) {
        graph.add(from(step), to(step), step);
      }
    }
    return graph.find().stream().anyMatch(step -> people(step) < smallestGroup)
        || steps.stream().map(TransitionWithholding::from).distinct().anyMatch(this::isFew);
  }

  /** Whether all hidden steps of a channel go one way and are too few together. */
  private boolean isFew(String channel) {
    if (ENDS.contains(channel)) {
      return false;
    }
    List<Long> in = new ArrayList<>();
    List<Long> out = new ArrayList<>();
    for (var step : hidden) {
      if (!isKnown(step) && !from(step).equals(to(step))) {
        if (from(step).equals(channel)) {
          out.add(people(step));
        } else if (to(step).equals(channel)) {
          in.add(people(step));
        }
      }
    }
    return in.isEmpty() != out.isEmpty()
        && (in.isEmpty() ? out : in).stream().mapToLong(p -> p).max().orElse(0) < smallestGroup;
  }

  private boolean hideSmallest() {
    var smallest =
        steps.stream()
            .filter(step -> !hidden.contains(step) && !isKnown(step))
            .min(Comparator.comparingLong(this::people).thenComparing(step -> step));
    smallest.ifPresent(hidden::add);
    return smallest.isPresent();
  }

  private boolean isKnown(String step) {
    return isLast(step) && channels.shows(RegionPath.NATION, from(step));
  }

  private static boolean isLast(String step) {
    return to(step).equals(Transition.CONVERSION);
  }

  private long people(String step) {
    return people.of(Breakdown.TRANSITION, RegionPath.NATION, step);
  }

  private static String from(String step) {
    return Transition.parse(step).from();
  }

  private static String to(String step) {
    return Transition.parse(step).to();
  }
}
