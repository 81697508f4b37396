package io.livelift.dashboard.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;

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
   * The people of some days.
   *
   * @param converters null if they may not be told
   * @param rate converters per person; null if withheld or there is nobody
   * @param withheldDays on how many of the days the converters are withheld
   */
  public record Cohorts(
      int days,
      long people,
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
    var mature = days.stream().filter(day -> !day.end().isAfter(until)).toList();
    var immature = days.stream().filter(day -> day.end().isAfter(until)).toList();
    var all = visible(total);
    return new Maturity(
        until,
        cohorts(mature, orRest(sum(mature), all, sum(immature))),
        cohorts(immature, orRest(sum(immature), all, sum(mature))),
        cohorts(days, all),
        Metric.CONVERSION_RATE.of(total, Goals.NONE).stream().boxed().findFirst().orElse(null));
  }

  private static Cohorts cohorts(List<Day> days, Long converters) {
    var people = sum(days, day -> day.measures().get(Measure.NEW_REACH));
    var withheld = days.stream().filter(Maturity::isWithheld).count();
    return new Cohorts(
        days.size(),
        people,
        converters,
        converters == null || people == 0 ? null : (double) converters / people,
        (int) withheld);
  }

  /** A sum that may not be told is what the other days leave of the total, if both may be told. */
  private static Long orRest(Long converters, Long all, Long others) {
    if (converters != null || all == null || others == null) {
      return converters;
    }
    return all - others;
  }

  private static Long visible(Measures measures) {
    return measures.isWithheld(Measure.COHORT_CONVERTERS)
        ? null
        : (Long) measures.get(Measure.COHORT_CONVERTERS);
  }

  private static Long sum(List<Day> days) {
    return days.stream().anyMatch(Maturity::isWithheld)
        ? null
        : (Long) sum(days, day -> day.measures().get(Measure.COHORT_CONVERTERS));
  }

  private static long sum(List<Day> days, ToLongFunction<Day> number) {
    return days.stream().mapToLong(number).sum();
  }

  private static boolean isWithheld(Day day) {
    return day.measures().isWithheld(Measure.COHORT_CONVERTERS);
  }
}
