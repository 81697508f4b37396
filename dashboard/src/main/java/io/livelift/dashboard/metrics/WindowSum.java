package io.livelift.dashboard.metrics;

import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The figures of several windows together. Only what may be added up is among them: people who are
 * in several windows would count twice. Windows that do not tell of prescribing are left out of its
 * sums, and of a metric all windows that do not tell everything it needs; how many is said.
 *
 * @param figures sums, and metrics of sums
 * @param withheldWindows of how many windows nothing is told, by measure or metric; those of none
 *     are missing
 */
public record WindowSum(Figures figures, Map<String, Integer> withheldWindows) {

  /**
   * Windows that tell of the same measures, already added up.
   *
   * @param windows how many, at least 1
   * @param measures the sums; of people who do not add up whether there are any
   */
  public record Group(int windows, Measures measures) {}

  /**
   * The sum of one cell over windows.
   *
   * @param groups of the windows in which the cell is
   * @param windows how many there are in all; where the cell is missing nobody has viewed, and
   *     nothing is told of prescribing
   */
  public static WindowSum of(Breakdown breakdown, List<Group> groups, int windows, Goals goals) {
    var all = new ArrayList<>(groups);
    var missing = windows - groups.stream().mapToInt(Group::windows).sum();
    if (missing > 0) {
      all.add(new Group(missing, Measures.blank(breakdown)));
    }
    var sum = new Sums(breakdown, all, windows);
    Arrays.stream(Measure.values()).filter(Measure::isAdditive).forEach(sum::add);
    Arrays.stream(Metric.values()).filter(Metric::isAdditive).forEach(m -> sum.add(m, goals));
    return new WindowSum(new Figures(sum.measures, sum.metrics, sum.withheld), sum.withheldWindows);
  }

  private record Sums(
      Breakdown breakdown,
      List<Group> groups,
      int windows,
      Map<String, Long> measures,
      Map<String, Double> metrics,
      List<String> withheld,
      Map<String, Integer> withheldWindows) {

    Sums(Breakdown breakdown, List<Group> groups, int windows) {
      this(
          breakdown,
          groups,
          windows,
          new LinkedHashMap<>(),
          new LinkedHashMap<>(),
          new ArrayList<>(),
          new LinkedHashMap<>());
    }

    void add(Measure measure) {
      if (!measure.family().in(breakdown)) {
        return;
      }
      var told = told(measure.id(), group -> group.isWithheld(measure));
      var value = told.stream().mapToLong(group -> group.get(measure)).sum();
      if (value != 0) {
        measures.put(measure.id(), value);
      }
    }

    void add(Metric metric, Goals goals) {
      if (metric.needs().stream().anyMatch(measure -> !measure.family().in(breakdown))) {
        return;
      }
      var told = told(metric.id(), metric::isWithheld);
      metric.of(added(told), goals).ifPresent(value -> metrics.put(metric.id(), value));
    }

    /** The groups that tell; notes how many windows do not. */
    private List<Measures> told(String id, Predicate<Measures> isWithheld) {
      var told = groups.stream().filter(group -> !isWithheld.test(group.measures())).toList();
      var untold = windows - told.stream().mapToInt(Group::windows).sum();
      if (untold > 0) {
        withheldWindows.put(id, untold);
      }
      if (told.isEmpty() && windows > 0) {
        withheld.add(id);
      }
      return told.stream().map(Group::measures).toList();
    }

    private Measures added(List<Measures> told) {
      var sums = new long[Measure.values().length];
      for (var measure : Measure.values()) {
        sums[measure.ordinal()] = told.stream().mapToLong(group -> group.get(measure)).sum();
      }
      return new Measures(sums, breakdown, false);
    }
  }
}
