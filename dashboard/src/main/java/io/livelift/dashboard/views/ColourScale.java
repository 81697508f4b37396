package io.livelift.dashboard.views;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Classes of values for colours: about equally many regions in each, so that one large region does
 * not make all others look alike. Equal values are in one class.
 */
final class ColourScale {
  static final int CLASSES = 5;

  /**
   * One class.
   *
   * @param step from 1, the lowest values
   * @param low the least value in it
   * @param high the greatest value in it
   */
  record Step(int step, double low, double high, int regions) {}

  private final List<Step> steps;

  /** The classes of these values, at most five. */
  ColourScale(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    List<List<Double>> classes = new ArrayList<>();
    var from = 0;
    for (var k = 1; k <= CLASSES; k++) {
      var to = (int) Math.round((double) k * sorted.size() / CLASSES);
      while (to > from && to < sorted.size() && sorted.get(to).equals(sorted.get(to - 1))) {
        to++;
      }
      if (to > from) {
        classes.add(sorted.subList(from, to));
        from = to;
      }
    }
    this.steps = IntStream.range(0, classes.size()).mapToObj(i -> step(i, classes)).toList();
  }

  /** Few classes use the whole range of colours all the same. */
  private static Step step(int index, List<List<Double>> classes) {
    var values = classes.get(index);
    var step =
        classes.size() == 1
            ? (CLASSES + 1) / 2
            : 1 + Math.round((float) index * (CLASSES - 1) / (classes.size() - 1));
    return new Step(step, values.get(0), values.get(values.size() - 1), values.size());
  }

  List<Step> steps() {
    return steps;
  }

  /** The class of one of the values. */
  int step(double value) {
    return steps.stream()
        .filter(step -> value <= step.high())
        .findFirst()
        .orElse(steps.get(steps.size() - 1))
        .step();
  }
}
