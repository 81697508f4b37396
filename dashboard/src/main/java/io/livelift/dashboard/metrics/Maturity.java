package io.livelift.dashboard.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The conversion rate of the people whose whole attribution window has passed. A person belongs to
 * the cohort of the day of their first qualified view of the flight, and converts by a prescription
 * within the window after it. A cohort is mature once its day has ended and the window has passed
 * since: then its rate changes by correction only. Serialized as it is into the API.
 *
 * @param matureUntil days that ended until here are mature
 * @param rawRate people with a conversion as a share of people reached, whatever has passed; null
 *     if withheld or nobody is reached
 */
public record Maturity(
    @JsonProperty("mature_until") Instant matureUntil,
    Cohorts mature,
    Cohorts immature,
    Cohorts all,
    @JsonProperty("raw_rate") Double rawRate) {

  /**
   * The people of some days. Two days of every flight never tell of prescribing, and others may not
   * while few have converted: the rate is that of the days that do.
   *
   * @param toldPeople those of the people whose days tell how many converted
   * @param converters of these; null if no day tells
   * @param rate converters per person of these; null if there is nobody
   * @param withheldDays how many of the days do not tell
   */
  public record Cohorts(
      int days,
      long people,
      @JsonProperty("told_people") long toldPeople,
      Long converters,
      Double rate,
      @JsonProperty("withheld_days") int withheldDays) {}

  /**
   * One day's cohort.
   *
   * @param end the first instant after the day
   * @param measures of the DAY cell
   */
  public record Day(Instant end, Measures measures) {}

  /**
   * The maturity of a campaign's days.
   *
   * @param days each day that has a cell, once
   * @param total the CAMPAIGN cell of the same region
   * @param committedAt when the numbers were committed; not the present time, so that the answer is
   *     one of the frame alone
   * @param window the attribution window
   */
  public static Maturity of(List<Day> days, Measures total, Instant committedAt, Duration window) {
    var until = committedAt.minus(window);
    return new Maturity(
        until,
        cohorts(days.stream().filter(day -> !day.end().isAfter(until)).toList()),
        cohorts(days.stream().filter(day -> day.end().isAfter(until)).toList()),
        total.isWithheld(Measure.COHORT_CONVERTERS) ? cohorts(days) : whole(days, total),
        Metric.CONVERSION_RATE.of(total, Goals.NONE).stream().boxed().findFirst().orElse(null));
  }

  private static Cohorts cohorts(List<Day> days) {
    var told = days.stream().filter(day -> !isWithheld(day)).toList();
    var isTold = !told.isEmpty() || days.isEmpty();
    return cohorts(
        days,
        sum(told, Measure.NEW_REACH),
        isTold ? (Long) sum(told, Measure.COHORT_CONVERTERS) : null);
  }

  /** All days together are the campaign, which tells also what single days do not. */
  private static Cohorts whole(List<Day> days, Measures total) {
    return cohorts(days, sum(days, Measure.NEW_REACH), total.get(Measure.COHORT_CONVERTERS));
  }

  private static Cohorts cohorts(List<Day> days, long toldPeople, Long converters) {
    return new Cohorts(
        days.size(),
        sum(days, Measure.NEW_REACH),
        toldPeople,
        converters,
        converters == null || toldPeople == 0 ? null : (double) converters / toldPeople,
        (int) days.stream().filter(Maturity::isWithheld).count());
  }

  private static long sum(List<Day> days, Measure measure) {
    return days.stream().mapToLong(day -> day.measures().get(measure)).sum();
  }

  private static boolean isWithheld(Day day) {
    return day.measures().isWithheld(Measure.COHORT_CONVERTERS);
  }
}
