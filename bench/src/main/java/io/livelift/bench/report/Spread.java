package io.livelift.bench.report;

import java.util.List;

/** The median of some runs, and the least and most of them. */
public record Spread(double median, double least, double most, int runs) {
  public static Spread of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("There is no median of nothing.");
    }
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    var median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
  }
}
