package io.livelift.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.bench.run.Measurement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * The runs of one process of measuring, in their order. The source alone runs between all others:
 * what it reaches before and after a candidate is what the machine had to give at that time.
 */
public final class Throughput {
  /** The control. */
  public static final String SOURCE = "source";

  /**
   * A candidate's figures.
   *
   * @param ofSource share of what the source alone reached just before and after
   * @param cpuMicros CPU time of its process per record
   */
  public record Row(
      @JsonProperty("per_s") Spread perSecond,
      @JsonProperty("of_source") Spread ofSource,
      @JsonProperty("cpu_us_per_record") Spread cpuMicros,
      @JsonProperty("broker_cpu_us_per_record") Spread brokerMicros) {}

  private final List<Measurement> runs = new ArrayList<>();

  public void add(Measurement measurement) {
    runs.add(measurement);
  }

  public List<Measurement> runs() {
    return List.copyOf(runs);
  }

  /** By candidate, in the order of their first runs. */
  public Map<String, Row> rows() {
    var rows = new LinkedHashMap<String, Row>();
    for (var run : runs) {
      rows.computeIfAbsent(run.candidate(), this::row);
    }
    return rows;
  }

  private Row row(String candidate) {
    var shares = new ArrayList<Double>();
    for (var i = 0; i < runs.size(); i++) {
      if (runs.get(i).candidate().equals(candidate)) {
        shares.add(share(i));
      }
    }
    shares.removeIf(share -> share.isNaN());
    return new Row(
        spread(candidate, Measurement::recordsPerSecond),
        shares.isEmpty() ? null : Spread.of(shares),
        spread(candidate, Measurement::cpuMicros),
        spread(candidate, Measurement::brokerMicros));
  }

  private Spread spread(String candidate, ToDoubleFunction<Measurement> figure) {
    return Spread.of(
        runs.stream()
            .filter(run -> run.candidate().equals(candidate))
            .map(figure::applyAsDouble)
            .toList());
  }

  /** NaN where no control ran beside it, and of the control itself. */
  private double share(int index) {
    var controls = new ArrayList<Double>();
    if (runs.get(index).candidate().equals(SOURCE)) {
      return Double.NaN;
    }
    for (var beside : new int[] {index - 1, index + 1}) {
      if (beside >= 0 && beside < runs.size() && runs.get(beside).candidate().equals(SOURCE)) {
        controls.add(runs.get(beside).recordsPerSecond());
      }
    }
    var control = controls.stream().mapToDouble(Double::doubleValue).average();
    return control.isEmpty()
        ? Double.NaN
        : runs.get(index).recordsPerSecond() / control.getAsDouble();
  }
}
