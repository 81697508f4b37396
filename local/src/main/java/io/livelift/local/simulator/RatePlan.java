package io.livelift.local.simulator;

import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How many events a second the world has, from which instant on. Rates of the past stay as they
 * were, so that a restart finds the same world.
 */
final class RatePlan {
  private final NavigableMap<Instant, Double> rates;

  RatePlan(Map<Instant, Double> rates) {
    this.rates = new TreeMap<>(rates);
  }

  /** The rate at an instant; 0 before the first. */
  double at(Instant instant) {
    var entry = rates.floorEntry(instant);
    return entry == null ? 0 : entry.getValue();
  }

  /** The same plan up to an instant, and this rate from then on. */
  RatePlan changedAt(Instant instant, double rate) {
    var changed = new TreeMap<>(rates.headMap(instant, false));
    changed.put(instant, rate);
    return new RatePlan(changed);
  }

  Map<Instant, Double> rates() {
    return new TreeMap<>(rates);
  }
}
