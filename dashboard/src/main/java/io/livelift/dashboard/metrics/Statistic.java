package io.livelift.dashboard.metrics;

import java.util.Locale;

/**
 * The numbers on the page that rest on several cells, or on a forecast. Each has one definition,
 * here; how it is computed stands where it is computed.
 */
public enum Statistic {
  MATURE_CONVERSION_RATE(
      Metric.Unit.SHARE,
      "Of the people who were first reached on days whose attribution window has passed since,"
          + " the share with a prescription within that window"),
  COHORT_CONVERSION_RATE(
      Metric.Unit.SHARE,
      "Of the people who were first reached in the period, the share with a prescription within"
          + " the attribution window so far; recent ones still have time"),
  COST_PER_NEW_REACH(
      Metric.Unit.MINOR_CURRENCY, "Cost per person who was reached for the first time"),
  INCREMENTAL_CONVERSIONS(
      Metric.Unit.PEOPLE,
      "Members of the treated arm who prescribe and would not have done so without the campaign,"
          + " by comparison with the holdout; the interval holds at all moments with 95%"),
  COST_PER_INCREMENTAL_CONVERSION(
      Metric.Unit.MINOR_CURRENCY,
      "Cost of the treated arm per incremental conversion; told only once the lift is above zero"),
  PROJECTED_REACH(
      Metric.Unit.PEOPLE,
      "Reach at the end of the flight if the coming days are as the last ones; the interval holds"
          + " it with 95%"),
  PROJECTED_CONVERSIONS(
      Metric.Unit.COUNT,
      "Conversions at the end of the flight if the coming days are as the last ones; the interval"
          + " holds them with 95%");

  private final Metric.Unit unit;
  private final String sentence;

  Statistic(Metric.Unit unit, String sentence) {
    this.unit = unit;
    this.sentence = sentence;
  }

  /** The name in API and page, such as {@code incremental_conversions}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Metric.Unit unit() {
    return unit;
  }

  /** The definition in one sentence, for readers. */
  public String sentence() {
    return sentence;
  }
}
