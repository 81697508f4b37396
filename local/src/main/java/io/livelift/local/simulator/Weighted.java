package io.livelift.local.simulator;

import java.util.ArrayList;
import java.util.List;

/** Values with weights, to be drawn from. */
final class Weighted<T> {
  private final List<T> values = new ArrayList<>();
  private final List<Double> upTo = new ArrayList<>();
  private double total;

  Weighted<T> add(T value, double weight) {
    total += weight;
    values.add(value);
    upTo.add(total);
    return this;
  }

  T draw(Dice dice) {
    var point = dice.fraction() * total;
    var index = 0;
    while (upTo.get(index) <= point) {
      index++;
    }
    return values.get(index);
  }

  List<T> values() {
    return List.copyOf(values);
  }
}
