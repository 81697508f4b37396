package io.livelift.dashboard.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One of the numbers that matter most.
 *
 * @param low the lower end of its 95% interval; null where it has none
 * @param high the upper end
 * @param withheldDays of how many days of the period nothing is told of it
 * @param note why there is no value, or how to read it: a verdict of the lift; null if plain
 * @param change against the time before; null where there is nothing to compare with
 * @param beside smaller numbers that belong to it
 */
public record Kpi(
    String id,
    State state,
    Double value,
    Double low,
    Double high,
    @JsonProperty("withheld_days") int withheldDays,
    String note,
    Change change,
    List<Value> beside) {

  /** Whether there is a number. */
  public enum State {
    VALUE,
    /** It may not be told. */
    WITHHELD,
    /** There is no such number, as a rate of nobody. */
    NONE
  }

  /**
   * A number with its name.
   *
   * @param value null unless the state is VALUE
   */
  public record Value(String id, State state, Double value) {
    static Value of(String id, boolean isWithheld, Double value) {
      var state = isWithheld ? State.WITHHELD : value == null ? State.NONE : State.VALUE;
      return new Value(id, state, state == State.VALUE ? value : null);
    }
  }

  /** How a change is to be taken. */
  public enum Tone {
    GOOD,
    BAD,
    /** Neither, or no change. */
    PLAIN
  }

  /**
   * What has changed.
   *
   * @param of the number that is compared: where people cannot be added up another than the KPI's
   * @param now null if it may not be told
   * @param before null if it may not be told
   * @param relative now less before, as a share of before; null if that is zero or one is withheld
   */
  public record Change(
      String of, State state, Double now, Double before, Double relative, Tone tone) {}

  static Kpi of(Value value, int withheldDays, Change change, Value... beside) {
    return new Kpi(
        value.id(),
        value.state(),
        value.value(),
        null,
        null,
        withheldDays,
        null,
        change,
        List.of(beside));
  }
}
