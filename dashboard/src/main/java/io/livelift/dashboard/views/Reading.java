package io.livelift.dashboard.views;

import io.livelift.dashboard.metrics.Figures;

/**
 * One number of a cell: a measure or a metric.
 *
 * @param value null unless the state is VALUE
 */
record Reading(State state, Double value) {
  /** Whether there is a number. */
  enum State {
    VALUE,
    /** It may not be told. */
    WITHHELD,
    /** There is no such number, as a rate of nobody. */
    NONE,
    /** Nothing has happened there. */
    NO_DATA
  }

  static final Reading NO_DATA = new Reading(State.NO_DATA, null);

  /**
   * The number of a measure or metric.
   *
   * @param id of either
   */
  static Reading of(Figures figures, String id) {
    if (figures.withheld().contains(id)) {
      return new Reading(State.WITHHELD, null);
    }
    if (Words.isMeasure(id)) {
      return new Reading(State.VALUE, figures.measures().getOrDefault(id, 0L).doubleValue());
    }
    var value = figures.metrics().get(id);
    return value == null ? new Reading(State.NONE, null) : new Reading(State.VALUE, value);
  }
}
