package io.livelift.dashboard.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Where a count will stand at the end of the flight, and whether that meets the goal. Serialized as
 * it is into the API.
 *
 * <p>The forecast is that the coming days are as the last ones: the mean of the last finished days,
 * of each weekday apart where there are two weeks of them. With {@code n} days, {@code g} means of
 * {@code n_k} days each, {@code s^2} the variance within these, and coming days that weigh {@code
 * c_j} (the rest of today counts as the share of it that is left), {@code C_k} of them at the mean
 * {@code k}, the interval is
 *
 * <p>{@code forecast +- t(0.975, n - g) s sqrt(sum c_j + sum C_k^2 / n_k)}
 *
 * <p>the prediction interval of a sum of future observations (Hahn and Meeker, <i>Statistical
 * Intervals</i>, 1991, section 4.8, in the one-way layout). It knows of chance, not of change:
 * reach that saturates, or a mailing that is still to come, is not in it.
 *
 * @param reached the count so far
 * @param goal null if there is none
 * @param projected at the end of the flight; null where nothing can be said yet
 * @param low the lower end of the 95% interval
 * @param high the upper end
 * @param restsOn how many finished days the forecast rests on
 */
public record Pace(
    Status status,
    Long reached,
    Long goal,
    Double projected,
    Double low,
    Double high,
    @JsonProperty("rests_on") int restsOn) {

  /** What is said of a count and its goal. */
  public enum Status {
    /** The goal is reached. */
    REACHED,
    /** The whole interval lies above the goal. */
    AHEAD,
    /** The interval holds the goal. */
    ON_PACE,
    /** The whole interval lies below the goal. */
    BEHIND,
    /** The flight is over and the goal was not reached. */
    MISSED,
    /**
     * The flight is over, the count is not: conversions are credited for some time after a view.
     */
    STILL_COUNTING,
    /** There is no goal; the projection stands all the same. */
    NO_GOAL,
    /** Too few days are over. */
    TOO_EARLY,
    /** What it rests on may not be told. */
    WITHHELD
  }

  /**
   * A day that is over.
   *
   * @param count null if it may not be told
   */
  public record Day(LocalDate date, Long count) {}

  /**
   * What is still to come.
   *
   * @param leftOfToday the share of today that is left, 0 to 1
   * @param after today, the days that are wholly to come, the last day of the flight included
   */
  public record Coming(LocalDate today, double leftOfToday, List<LocalDate> after) {
    /** Nothing: the flight is over. */
    public static Coming none(LocalDate today) {
      return new Coming(today, 0, List.of());
    }
  }

  private static final int LONGEST = 28;
  private static final int WEEKS_BY_WEEKDAY = 2;

  /** A week: it has working days and a weekend, and the first rush is over. */
  private static final int LEAST_DAYS = 7;

  private static final double QUANTILE = 0.975;

  /**
   * The pace of a count.
   *
   * @param reached the count so far; null if it may not be told
   * @param goal null if there is none
   * @param finished days that are over, in any order
   */
  public static Pace of(Long reached, Long goal, List<Day> finished, Coming coming) {
    if (reached == null) {
      return without(Status.WITHHELD, null, goal, 0);
    }
    var isOver = coming.leftOfToday() <= 0 && coming.after().isEmpty();
    if (isOver) {
      var status = goal == null ? Status.NO_GOAL : reached >= goal ? Status.REACHED : Status.MISSED;
      var end = reached.doubleValue();
      return new Pace(status, reached, goal, end, end, end, 0);
    }
    var recent = recent(finished);
    var told = recent.stream().filter(day -> day.count() != null).toList();
    if (recent.size() < LEAST_DAYS) {
      return without(early(reached, goal, Status.TOO_EARLY), reached, goal, told.size());
    }
    // Days that may not be told are those of few people: a mean of the others would be too high.
    if (told.size() < LEAST_DAYS || 2 * told.size() < recent.size()) {
      return without(early(reached, goal, Status.WITHHELD), reached, goal, told.size());
    }
    return new Forecast(told).project(reached, goal, coming);
  }

  /**
   * The pace of a count between the end of the flight and that of its attribution window. Nothing
   * is forecast: the days of the flight say little of those after it.
   */
  public static Pace afterFlight(Long reached, Long goal) {
    return reached == null
        ? without(Status.WITHHELD, null, goal, 0)
        : without(early(reached, goal, Status.STILL_COUNTING), reached, goal, 0);
  }

  private static Status early(long reached, Long goal, Status otherwise) {
    return goal != null && reached >= goal ? Status.REACHED : otherwise;
  }

  private static Pace without(Status status, Long reached, Long goal, int restsOn) {
    return new Pace(status, reached, goal, null, null, null, restsOn);
  }

  private static List<Day> recent(List<Day> finished) {
    return finished.stream()
        .sorted(Comparator.comparing(Day::date).reversed())
        .limit(LONGEST)
        .toList();
  }

  /** The means of the last days and how much days differ from them. */
  private static final class Forecast {
    private final int days;
    private final Map<DayOfWeek, double[]> byWeekday = new EnumMap<>(DayOfWeek.class);
    private final double[] all = new double[2];
    private final boolean weekdays;
    private final double variance;
    private final int freedom;

    Forecast(List<Day> told) {
      this.days = told.size();
      for (var day : told) {
        add(all, day.count());
        add(byWeekday.computeIfAbsent(day.date().getDayOfWeek(), d -> new double[2]), day.count());
      }
      this.weekdays =
          byWeekday.size() == DayOfWeek.values().length
              && byWeekday.values().stream().allMatch(group -> group[0] >= WEEKS_BY_WEEKDAY);
      this.freedom = days - (weekdays ? byWeekday.size() : 1);
      this.variance =
          told.stream().mapToDouble(day -> square(day.count() - mean(day.date()))).sum() / freedom;
    }

    private static void add(double[] group, double count) {
      group[0]++;
      group[1] += count;
    }

    private static double square(double value) {
      return value * value;
    }

    private double[] group(LocalDate day) {
      return weekdays ? byWeekday.get(day.getDayOfWeek()) : all;
    }

    private double mean(LocalDate day) {
      var group = group(day);
      return group[1] / group[0];
    }

    Pace project(long reached, Long goal, Coming coming) {
      var sum = coming.leftOfToday() * mean(coming.today());
      var weight = coming.leftOfToday();
      Map<DayOfWeek, Double> weights = new EnumMap<>(DayOfWeek.class);
      weights.merge(key(coming.today()), coming.leftOfToday(), Double::sum);
      for (var day : coming.after()) {
        sum += mean(day);
        weight += 1;
        weights.merge(key(day), 1.0, Double::sum);
      }
      var ofMeans =
          weights.entrySet().stream()
              .mapToDouble(
                  entry ->
                      square(entry.getValue())
                          / (weekdays ? byWeekday.get(entry.getKey())[0] : all[0]))
              .sum();
      var half =
          new TDistribution(freedom).inverseCumulativeProbability(QUANTILE)
              * Math.sqrt(variance * (weight + ofMeans));
      var end = reached + sum;
      // What has been counted stays counted, corrections aside.
      var low = Math.max(reached, end - half);
      return new Pace(
          status(reached, goal, low, end + half), reached, goal, end, low, end + half, days);
    }

    /** Without weekdays all days are in one group, which Monday stands for. */
    private DayOfWeek key(LocalDate day) {
      return weekdays ? day.getDayOfWeek() : DayOfWeek.MONDAY;
    }

    private static Status status(long reached, Long goal, double low, double high) {
      if (goal == null) {
        return Status.NO_GOAL;
      }
      if (reached >= goal) {
        return Status.REACHED;
      }
      return low > goal ? Status.AHEAD : high < goal ? Status.BEHIND : Status.ON_PACE;
    }
  }
}
