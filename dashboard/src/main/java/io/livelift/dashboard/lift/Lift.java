package io.livelift.dashboard.lift;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Measures;

/**
 * The lift of a campaign in a region: by how much the treated arm prescribes more than the control
 * arm, everybody counted in the arm to which they were assigned. Serialized as it is into the API.
 *
 * @param reason the verdict in one sentence
 * @param holdoutPercent what the campaign holds out; null while its definition is not known
 * @param sampleRatio null if nobody is held out
 * @param absolute {@code pT - pC}, in shares; this and all that follow are null unless the verdict
 *     is UNDECIDED, POSITIVE or NEGATIVE
 * @param relative {@code (pT - pC) / pC}; null also if the control arm has no prescriber
 * @param incrementalConversions {@code (pT - pC) nT}: members of the treated arm who prescribe and
 *     would not have done so without the campaign; each person counts once
 * @param costPerIncrementalConversion cost of the treated arm per incremental conversion, in minor
 *     currency units; only with a POSITIVE verdict, since a cost per nothing has no value
 */
public record Lift(
    Verdict verdict,
    String reason,
    @JsonProperty("holdout_percent") Integer holdoutPercent,
    ArmFigures treated,
    ArmFigures control,
    @JsonProperty("sample_ratio") SampleRatio sampleRatio,
    Difference absolute,
    Relative relative,
    @JsonProperty("incremental_conversions") Difference incrementalConversions,
    @JsonProperty("cost_per_incremental_conversion") Cost costPerIncrementalConversion) {

  /**
   * A number with two 95% intervals.
   *
   * @param newcombe for one look at a moment fixed beforehand
   * @param alwaysValid for as many looks as one likes
   */
  public record Difference(
      double value, Interval newcombe, @JsonProperty("always_valid") Interval alwaysValid) {}

  /**
   * The relative lift; 0.25 is a quarter more.
   *
   * @param deltaMethod for one look at a moment fixed beforehand; null if an arm has no prescriber
   */
  public record Relative(double value, @JsonProperty("delta_method") Interval deltaMethod) {}

  /** A cost; the interval comes from the always-valid interval of incremental conversions. */
  public record Cost(double value, @JsonProperty("always_valid") Interval alwaysValid) {}

  /**
   * The lift of two arms.
   *
   * @param treated measures of the cell ARM = TREATED
   * @param control measures of the cell ARM = CONTROL
   * @param holdoutPercent of the campaign, or null while its definition is not known
   */
  public static Lift of(Measures treated, Measures control, Integer holdoutPercent) {
    return of(ArmFigures.of(treated), ArmFigures.of(control), holdoutPercent);
  }

  static Lift of(ArmFigures treated, ArmFigures control, Integer holdoutPercent) {
    var figures = new Arms(treated, control, holdoutPercent);
    if (holdoutPercent == null || holdoutPercent <= 0 || holdoutPercent >= 100) {
      return figures.without(Verdict.NO_HOLDOUT, "The campaign holds nobody out.", null);
    }
    var people = treated.people() + control.people();
    if (people == 0) {
      return figures.without(Verdict.NO_AUDIENCE, "Nobody here is in the audience.", null);
    }
    var ratio = SampleRatio.of(treated.people(), control.people(), holdoutPercent / 100.0);
    if (ratio.blocked()) {
      return figures.without(Verdict.BLOCKED, blocked(control, people, ratio), ratio);
    }
    if (treated.withheld() || control.withheld()) {
      return figures.without(
          Verdict.WITHHELD, "The prescribers of an arm are too few to be told.", ratio);
    }
    return figures.compare(ratio);
  }

  private static String blocked(ArmFigures control, long people, SampleRatio ratio) {
    return ("%d of %d people are held out, where %.0f%% should be; by chance that happens with"
            + " probability %.1e. Find out who is missing before comparing the arms.")
        .formatted(control.people(), people, 100 * ratio.expectedControlShare(), ratio.pValue());
  }

  private record Arms(ArmFigures treated, ArmFigures control, Integer holdoutPercent) {

    Lift without(Verdict verdict, String reason, SampleRatio ratio) {
      return new Lift(
          verdict, reason, holdoutPercent, treated, control, ratio, null, null, null, null);
    }

    Lift compare(SampleRatio ratio) {
      var t = treated.arm();
      var c = control.arm();
      if (t.isEmpty() || c.isEmpty()) {
        return without(Verdict.NO_HOLDOUT, "One of the arms has no people here.", ratio);
      }
      var absolute = absolute(t.get(), c.get());
      var verdict = verdict(absolute.alwaysValid());
      var incremental = times(absolute, t.get().people());
      return new Lift(
          verdict,
          reason(verdict),
          holdoutPercent,
          treated,
          control,
          ratio,
          absolute,
          relative(t.get(), c.get()),
          incremental,
          verdict == Verdict.POSITIVE ? cost(treated.cost(), incremental) : null);
    }
  }

  private static Difference absolute(Arm treated, Arm control) {
    return new Difference(
        treated.share() - control.share(),
        Newcombe.difference(treated, control),
        ConfidenceSequence.difference(treated, control));
  }

  private static Difference times(Difference difference, double factor) {
    return new Difference(
        difference.value() * factor,
        difference.newcombe().times(factor),
        difference.alwaysValid().times(factor));
  }

  private static Relative relative(Arm treated, Arm control) {
    return control.prescribers() == 0
        ? null
        : new Relative(
            treated.share() / control.share() - 1,
            RiskRatio.relativeLift(treated, control).orElse(null));
  }

  private static Cost cost(long cost, Difference incremental) {
    return new Cost(
        cost / incremental.value(),
        new Interval(
            cost / incremental.alwaysValid().high(), cost / incremental.alwaysValid().low()));
  }

  private static Verdict verdict(Interval alwaysValid) {
    if (alwaysValid.low() > 0) {
      return Verdict.POSITIVE;
    }
    return alwaysValid.high() < 0 ? Verdict.NEGATIVE : Verdict.UNDECIDED;
  }

  private static String reason(Verdict verdict) {
    return switch (verdict) {
      case POSITIVE -> "The treated arm prescribes more than the control arm.";
      case NEGATIVE -> "The treated arm prescribes less than the control arm.";
      case UNDECIDED -> "The arms do not differ by more than chance can explain so far.";
      case NO_AUDIENCE, NO_HOLDOUT, BLOCKED, WITHHELD ->
          throw new IllegalArgumentException(verdict + " has a reason of its own.");
    };
  }
}
