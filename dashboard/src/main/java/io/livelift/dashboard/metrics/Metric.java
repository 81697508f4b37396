package io.livelift.dashboard.metrics;

import io.livelift.vocabulary.Measure;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;

/** The numbers derived from the measures of one cell. Adding one is one constant here. */
public enum Metric {
  QUALIFIED_RATE(
      Unit.SHARE, ratio(Measure.QUALIFIED_VIEWS, Measure.VIEWS), "Qualified views per view"),
  COMPLETION_RATE(
      Unit.SHARE, ratio(Measure.COMPLETED_VIEWS, Measure.VIEWS), "Completed views per view"),
  AVERAGE_DWELL(Unit.MILLISECONDS, ratio(Measure.DWELL_MS, Measure.VIEWS), "Time spent per view"),
  AVERAGE_FREQUENCY(
      Unit.TIMES,
      ratio(Measure.QUALIFIED_VIEWS, Measure.REACH),
      "Qualified views per person reached"),
  REACH_3_PLUS(Unit.PEOPLE, new EffectiveReach(), "People with 3 or more qualified views"),
  REACH_OF_GOAL(
      Unit.SHARE, goal(Measure.REACH, Goals::reach), "People reached as a share of the goal"),
  CONVERSIONS_OF_GOAL(
      Unit.SHARE,
      goal(Measure.CONVERSIONS, Goals::conversions),
      "Conversions as a share of the goal"),
  CONVERSION_RATE(
      Unit.SHARE,
      ratio(Measure.CONVERTERS, Measure.REACH),
      "People with at least one conversion as a share of people reached"),
  CONVERSIONS_PER_CONVERTER(
      Unit.TIMES,
      ratio(Measure.CONVERSIONS, Measure.CONVERTERS),
      "Conversions per person with at least one"),
  TOUCHED_SHARE(
      Unit.SHARE,
      ratio(Measure.CONVERSIONS, Measure.PRESCRIPTIONS),
      "Prescriptions with an eligible touch as a share of all of the campaign's products"),
  COST_PER_REACHED(
      Unit.MINOR_CURRENCY, ratio(Measure.COST, Measure.REACH), "Cost per person reached"),
  COST_PER_QUALIFIED_VIEW(
      Unit.MINOR_CURRENCY, ratio(Measure.COST, Measure.QUALIFIED_VIEWS), "Cost per qualified view"),
  COST_PER_CONVERSION(
      Unit.MINOR_CURRENCY, ratio(Measure.COST, Measure.CONVERSIONS), "Cost per conversion"),
  ON_TARGET_REACH(
      Unit.SHARE,
      ratio(Measure.AUDIENCE_REACHED, Measure.AUDIENCE),
      "Audience members reached as a share of the audience; in ARM cells of that arm, elsewhere of"
          + " the treated arm"),
  NEW_PRESCRIBER_SHARE(
      Unit.SHARE,
      ratio(Measure.NEW_PRESCRIBERS, Measure.PRESCRIBERS),
      "New prescribers as a share of all prescribers; those of unknown history do not count as new"),
  REFILLS_PER_NEW_PRESCRIPTION(
      Unit.TIMES, new Refills(), "Refills per prescription that is not a refill"),
  MEDIAN_LAG(
      Unit.MILLISECONDS,
      new MedianLag(),
      "Half of the conversions came within this time of their first eligible touch; interpolated"
          + " between the limits of the counts");

  /** What a metric is counted in. */
  public enum Unit {
    /** 0.25 is a quarter. */
    SHARE,
    /** So many for each. */
    TIMES,
    PEOPLE,
    COUNT,
    MILLISECONDS,
    /** Minor units of the campaign's currency, such as fen. */
    MINOR_CURRENCY
  }

  /** How a metric comes out of measures. */
  interface Formula {
    /** The measures it needs; it is withheld where one of them is. */
    List<Measure> needs();

    /** Empty where the metric has no value, such as a rate of nobody. */
    OptionalDouble of(Measures measures, Goals goals);
  }

  private final Unit unit;
  private final Formula formula;
  private final String sentence;

  Metric(Unit unit, Formula formula, String sentence) {
    this.unit = unit;
    this.formula = formula;
    this.sentence = sentence;
  }

  /** The name in API and page, such as {@code conversion_rate}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Unit unit() {
    return unit;
  }

  /** The definition in one sentence, for readers. */
  public String sentence() {
    return sentence;
  }

  /** The measures that it is computed of. */
  public List<Measure> needs() {
    return formula.needs();
  }

  /** Whether it may be computed of sums over windows: nobody counts twice in them. */
  public boolean isAdditive() {
    return needs().stream().allMatch(Measure::isAdditive);
  }

  /** Whether cells with these measures can have the metric. */
  public boolean appliesTo(Measures measures) {
    return formula.needs().stream().allMatch(measures::has);
  }

  /** Whether the metric may not be told. */
  public boolean isWithheld(Measures measures) {
    return appliesTo(measures) && formula.needs().stream().anyMatch(measures::isWithheld);
  }

  /** The value, or empty where there is none or it may not be told. */
  public OptionalDouble of(Measures measures, Goals goals) {
    return appliesTo(measures) && !isWithheld(measures)
        ? formula.of(measures, goals)
        : OptionalDouble.empty();
  }

  private static Formula ratio(Measure part, Measure whole) {
    return new Ratio(List.of(part, whole));
  }

  private static Formula goal(Measure measure, Function<Goals, Long> goal) {
    return new OfGoal(measure, goal);
  }

  private record Ratio(List<Measure> needs) implements Formula {
    @Override
    public OptionalDouble of(Measures measures, Goals goals) {
      var whole = measures.get(needs.get(1));
      return whole == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) measures.get(needs.get(0)) / whole);
    }
  }

  private record OfGoal(Measure measure, Function<Goals, Long> goal) implements Formula {
    @Override
    public List<Measure> needs() {
      return List.of(measure);
    }

    @Override
    public OptionalDouble of(Measures measures, Goals goals) {
      var wanted = goal.apply(goals);
      return wanted == null || wanted <= 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) measures.get(measure) / wanted);
    }
  }

  private static final class Refills implements Formula {
    @Override
    public List<Measure> needs() {
      return List.of(Measure.PRESCRIPTIONS, Measure.NEW_PRESCRIPTIONS);
    }

    @Override
    public OptionalDouble of(Measures measures, Goals goals) {
      var first = measures.get(Measure.NEW_PRESCRIPTIONS);
      return first == 0
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) (measures.get(Measure.PRESCRIPTIONS) - first) / first);
    }
  }

  private static final class EffectiveReach implements Formula {
    @Override
    public List<Measure> needs() {
      return List.of(Measure.REACH);
    }

    @Override
    public OptionalDouble of(Measures measures, Goals goals) {
      return OptionalDouble.of(
          measures.get(Measure.REACH)
              - measures.get(Measure.FREQUENCY_1)
              - measures.get(Measure.FREQUENCY_2));
    }
  }
}
