package io.livelift.vocabulary;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The measures of a cell: additive 64-bit integers. Adding one is one constant here. The order of
 * the constants is part of the job's state: new ones go to the end.
 */
public enum Measure {
  VIEWS(Family.TOUCH, Unit.COUNT, "Views within the flight"),
  QUALIFIED_VIEWS(
      Family.TOUCH,
      Unit.COUNT,
      "Views that were completed or watched at least as long as the campaign asks"),
  COMPLETED_VIEWS(Family.TOUCH, Unit.COUNT, "Views that were completed"),
  DWELL_MS(Family.TOUCH, Unit.MILLISECONDS, "Time spent on views"),
  COST(Family.TOUCH, Unit.MINOR_CURRENCY, "Cost of the views by the campaign's cost per channel"),
  REACH(Family.TOUCH, Unit.PEOPLE, "People with at least one qualified view"),
  NEW_REACH(
      Family.TOUCH,
      Unit.PEOPLE,
      "People whose first qualified view of the flight in this region and breakdown value is in"
          + " the window"),
  FREQUENCY_1(Family.TOUCH, Unit.PEOPLE, "People with exactly 1 qualified view"),
  FREQUENCY_2(Family.TOUCH, Unit.PEOPLE, "People with exactly 2 qualified views"),
  FREQUENCY_3(Family.TOUCH, Unit.PEOPLE, "People with exactly 3 qualified views"),
  FREQUENCY_4(Family.TOUCH, Unit.PEOPLE, "People with exactly 4 qualified views"),
  FREQUENCY_5(Family.TOUCH, Unit.PEOPLE, "People with exactly 5 qualified views"),
  FREQUENCY_6(Family.TOUCH, Unit.PEOPLE, "People with exactly 6 qualified views"),
  FREQUENCY_7(Family.TOUCH, Unit.PEOPLE, "People with exactly 7 qualified views"),
  FREQUENCY_8(Family.TOUCH, Unit.PEOPLE, "People with exactly 8 qualified views"),
  FREQUENCY_9(Family.TOUCH, Unit.PEOPLE, "People with exactly 9 qualified views"),
  FREQUENCY_10_PLUS(Family.TOUCH, Unit.PEOPLE, "People with 10 or more qualified views"),
  PRESCRIPTIONS(Family.PRESCRIPTION, Unit.COUNT, "Live prescriptions of the campaign's products"),
  NEW_PRESCRIPTIONS(Family.PRESCRIPTION, Unit.COUNT, "Of these, those that are not refills"),
  PRESCRIBERS(Family.PRESCRIPTION, Unit.PEOPLE, "People with at least one of these prescriptions"),
  CONVERSIONS(
      Family.CONVERSION,
      Unit.COUNT,
      "Live prescriptions of the campaign's products with an eligible touch; in a breakdown of the"
          + " touch, with one of that value"),
  CONVERTERS(Family.CONVERSION, Unit.PEOPLE, "People with at least one conversion"),
  CONVERTED_QUANTITY(Family.CONVERSION, Unit.PACKS, "Packs on these conversions"),
  CREDIT_FIRST(Family.CREDIT, Unit.MILLIONTHS, "Conversions credited to the first touch"),
  CREDIT_LAST(Family.CREDIT, Unit.MILLIONTHS, "Conversions credited to the last touch"),
  CREDIT_LINEAR(Family.CREDIT, Unit.MILLIONTHS, "Conversions credited to all touches equally"),
  CREDIT_TIME_DECAY(
      Family.CREDIT,
      Unit.MILLIONTHS,
      "Conversions credited to touches with a weight that halves every 7 days"),
  CREDIT_POSITION(
      Family.CREDIT,
      Unit.MILLIONTHS,
      "Conversions credited 40% to the first touch, 40% to the last, 20% to those between"),
  LAG_1H(Family.LAG, Unit.COUNT, "Conversions within 1 hour of their first eligible touch"),
  LAG_6H(Family.LAG, Unit.COUNT, "Conversions after more than 1 hour, within 6 hours"),
  LAG_1D(Family.LAG, Unit.COUNT, "Conversions after more than 6 hours, within 1 day"),
  LAG_3D(Family.LAG, Unit.COUNT, "Conversions after more than 1 day, within 3 days"),
  LAG_7D(Family.LAG, Unit.COUNT, "Conversions after more than 3 days, within 7 days"),
  LAG_14D(Family.LAG, Unit.COUNT, "Conversions after more than 7 days, within 14 days"),
  LAG_30D(Family.LAG, Unit.COUNT, "Conversions after more than 14 days, within 30 days"),
  LAG_90D(Family.LAG, Unit.COUNT, "Conversions after more than 30 days, within 90 days"),
  LAG_OVER(Family.LAG, Unit.COUNT, "Conversions after more than 90 days"),
  AUDIENCE(
      Family.AUDIENCE,
      Unit.PEOPLE,
      "Audience members; in ARM cells of that arm, elsewhere of the treated arm"),
  AUDIENCE_REACHED(
      Family.AUDIENCE, Unit.PEOPLE, "Of the audience, those with at least one qualified view"),
  AUDIENCE_PRESCRIBERS(
      Family.AUDIENCE,
      Unit.PEOPLE,
      "Of the audience, those with at least one live prescription of the campaign's products"),
  AUDIENCE_CONVERTERS(
      Family.AUDIENCE, Unit.PEOPLE, "Of the audience, those with at least one conversion"),
  NEW_PRESCRIBERS(
      Family.FIRST_PRESCRIPTION,
      Unit.PEOPLE,
      "People whose first observed live prescription of the campaign's products lies in the flight"
          + " and in the window, and who had been observed for at least the look-back before it"),
  UNKNOWN_PRESCRIBERS(
      Family.FIRST_PRESCRIPTION,
      Unit.PEOPLE,
      "People whose first observed live prescription of the campaign's products lies in the flight"
          + " and in the window, but who had been observed for less than the look-back before it:"
          + " whether they are new is unknown"),
  COHORT_CONVERTERS(
      Family.COHORT,
      Unit.PEOPLE,
      "People whose first qualified view of the flight is in the window, and who had a live"
          + " prescription of the campaign's products within the attribution window after it"),
  TRANSITIONS(
      Family.TRANSITION,
      Unit.COUNT,
      "Steps of paths from one channel to the next: a conversion's eligible touches are a path from"
          + " START to CONVERSION, a person's qualified views that were eligible for none are one"
          + " from START to NONE"),
  TRANSITION_PEOPLE(Family.TRANSITION, Unit.PEOPLE, "People with at least one such step");

  /** What a measure rests on; it decides in which cells the measure exists. */
  public enum Family {
    /** Window of the view's time. */
    TOUCH("NONE, touch and physician breakdowns"),
    /** Window of the prescription's time. */
    PRESCRIPTION("NONE, physician and prescription breakdowns"),
    /** Window of the prescription's time; in touch breakdowns assisted conversions. */
    CONVERSION("all"),
    /** Window of the prescription's time. */
    CREDIT("NONE and touch breakdowns"),
    /** Window of the prescription's time. */
    LAG("NONE and physician breakdowns"),
    /** People of the audience. */
    AUDIENCE("NONE and physician breakdowns; CAMPAIGN only"),
    /** Window of the person's first observed live prescription. */
    FIRST_PRESCRIPTION("NONE and physician breakdowns; DAY and CAMPAIGN"),
    /** Window of the person's first qualified view. */
    COHORT("NONE and physician breakdowns; DAY and CAMPAIGN"),
    /** The whole measured time. */
    TRANSITION("TRANSITION; CAMPAIGN only");

    private final String cells;

    Family(String cells) {
      this.cells = cells;
    }

    /** In which cells the family exists, for readers. */
    public String cells() {
      return cells;
    }

    /** Whether cells of this breakdown hold measures of this family. */
    public boolean in(Breakdown breakdown) {
      return switch (breakdown.of()) {
        case ALL -> this != TRANSITION;
        case TOUCH -> this == TOUCH || this == CONVERSION || this == CREDIT;
        case PERSON -> this != CREDIT && this != TRANSITION;
        case PRESCRIPTION -> this == PRESCRIPTION || this == CONVERSION;
        case PATH -> this == TRANSITION;
      };
    }

    /** Whether cells of this granularity hold measures of this family. */
    public boolean in(Granularity granularity) {
      return switch (this) {
        case TOUCH, PRESCRIPTION, CONVERSION, CREDIT, LAG -> true;
        case FIRST_PRESCRIPTION, COHORT ->
            granularity == Granularity.DAY || granularity == Granularity.CAMPAIGN;
        case AUDIENCE, TRANSITION -> granularity == Granularity.CAMPAIGN;
      };
    }
  }

  /** What is counted. */
  public enum Unit {
    COUNT,
    PEOPLE,
    PACKS,
    MILLISECONDS,
    /** Minor units of the campaign's currency, such as fen. */
    MINOR_CURRENCY,
    /** Millionths of a conversion. */
    MILLIONTHS
  }

  private static final Measure[] FREQUENCIES =
      Arrays.copyOfRange(values(), FREQUENCY_1.ordinal(), FREQUENCY_10_PLUS.ordinal() + 1);

  private static final Map<String, Measure> BY_ID =
      Arrays.stream(values()).collect(Collectors.toMap(Measure::id, Function.identity()));

  private final Family family;
  private final Unit unit;
  private final String sentence;
  private final String id;

  Measure(Family family, Unit unit, String sentence) {
    this.family = family;
    this.unit = unit;
    this.sentence = sentence;
    this.id = name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The name in topics, database, API and page, such as {@code new_reach}. */
  public String id() {
    return id;
  }

  public Family family() {
    return family;
  }

  public Unit unit() {
    return unit;
  }

  /** The definition in one sentence, for readers. */
  public String sentence() {
    return sentence;
  }

  /**
   * The measure that counts the people whom this one rests on, and by which it is withheld: what
   * tells of prescribing is withheld while few people contribute. Empty for the company's own
   * contacts and choice of audience, which tell nothing of prescribing.
   */
  public Optional<Measure> people() {
    return switch (family) {
      case TOUCH -> Optional.empty();
      case PRESCRIPTION -> Optional.of(PRESCRIBERS);
      case CONVERSION, CREDIT, LAG -> Optional.of(CONVERTERS);
      case AUDIENCE ->
          this == AUDIENCE || this == AUDIENCE_REACHED ? Optional.empty() : Optional.of(this);
      case FIRST_PRESCRIPTION, COHORT -> Optional.of(this);
      case TRANSITION -> Optional.of(TRANSITION_PEOPLE);
    };
  }

  /**
   * Whether the measure of a longer window is the sum over the shorter ones in it. Counts are;
   * people are only where each belongs to one window, since else they would count in several.
   */
  public boolean isAdditive() {
    return switch (unit) {
      case COUNT, PACKS, MILLISECONDS, MINOR_CURRENCY, MILLIONTHS -> family != Family.TRANSITION;
      case PEOPLE ->
          this == NEW_REACH
              || this == NEW_PRESCRIBERS
              || this == UNKNOWN_PRESCRIBERS
              || this == COHORT_CONVERTERS;
    };
  }

  /**
   * The frequency bucket of a person.
   *
   * @param qualifiedViews at least 1
   */
  public static Measure frequency(int qualifiedViews) {
    return FREQUENCIES[Math.min(qualifiedViews, FREQUENCIES.length) - 1];
  }

  /**
   * The measure of this id.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Measure ofId(String id) {
    var measure = BY_ID.get(id);
    if (measure == null) {
      throw new IllegalArgumentException("There is no measure \"" + id + "\".");
    }
    return measure;
  }
}
