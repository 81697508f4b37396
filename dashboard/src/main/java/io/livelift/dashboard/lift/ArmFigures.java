package io.livelift.dashboard.lift;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Measure;
import java.util.Optional;

/**
 * What is published of one arm. Serialized as it is into the API.
 *
 * @param people members of the arm
 * @param reached of them, those with a qualified view; in the control arm it should be nobody
 * @param prescribers null if withheld
 * @param prescriberShare prescribers per member; null if withheld or there is no member
 * @param cost of all views of the arm's members, in minor currency units
 */
public record ArmFigures(
    long people,
    long reached,
    Long prescribers,
    @JsonProperty("prescriber_share") Double prescriberShare,
    long cost,
    boolean withheld) {

  static ArmFigures of(Measures arm) {
    var people = arm.get(Measure.AUDIENCE);
    var withheld = arm.isWithheld(Measure.AUDIENCE_PRESCRIBERS);
    var prescribers = arm.get(Measure.AUDIENCE_PRESCRIBERS);
    return new ArmFigures(
        people,
        arm.get(Measure.AUDIENCE_REACHED),
        withheld ? null : prescribers,
        withheld || people == 0 ? null : (double) prescribers / people,
        arm.get(Measure.COST),
        withheld);
  }

  /** The arm to compute with, if all of it may be told. */
  Optional<Arm> arm() {
    return withheld || people == 0 ? Optional.empty() : Optional.of(new Arm(people, prescribers));
  }
}
