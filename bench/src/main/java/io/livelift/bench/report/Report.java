package io.livelift.bench.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.bench.load.LoadSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that one call of the command found out. */
public final class Report {
  /** The share of capacity whose latency stands at the top of the JSON. */
  private static final double TYPICAL_LOAD = 0.5;

  private final LoadSpec load;
  private final Throughput throughput = new Throughput();
  private final Map<String, JsonNode> peers = new LinkedHashMap<>();
  private final List<LatencyFigures> latency = new ArrayList<>();
  private final List<StateSize> state = new ArrayList<>();
  private final List<GrowthRow> growth = new ArrayList<>();
  private final List<ReadersFigures> readers = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  public Report(LoadSpec load) {
    this.load = load;
  }

  public LoadSpec load() {
    return load;
  }

  public Throughput throughput() {
    return throughput;
  }

  /** What a peer said of its latest run. */
  public void peer(String name, JsonNode details) {
    peers.put(name, details);
  }

  public void latency(LatencyFigures figures) {
    latency.add(figures);
  }

  public void state(StateSize size) {
    state.add(size);
  }

  public void growth(GrowthRow row) {
    growth.add(row);
  }

  public void readers(ReadersFigures figures) {
    readers.add(figures);
  }

  /** What could not be measured, and why. */
  public void failure(String sentence) {
    failures.add(sentence);
  }

  /** Whether something could not be measured, or came out wrong. */
  public boolean hasFailed() {
    return !failures.isEmpty()
        || throughput.runs().stream()
            .anyMatch(run -> run.answers() != null && !run.answers().right())
        || growth.stream().anyMatch(row -> !row.right());
  }

  public void write(Path file) throws IOException {
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), asMap());
  }

  /** The JSON form. */
  Map<String, Object> asMap() {
    var map = new LinkedHashMap<String, Object>();
    var rows = throughput.rows();
    rows.forEach(
        (name, row) -> map.put(key(name) + "_per_s", Math.round(row.perSecond().median())));
    latency.stream()
        .filter(figures -> Double.valueOf(TYPICAL_LOAD).equals(figures.ofCapacity()))
        .findFirst()
        .ifPresent(
            figures ->
                map.put(
                    "latency_ms",
                    Map.of(
                        "p50", figures.p50(),
                        "p95", figures.p95(),
                        "p99", figures.p99(),
                        "max", figures.max(),
                        "of_capacity", figures.ofCapacity())));
    state.stream()
        .findFirst()
        .ifPresent(size -> map.put("state_bytes_per_physician", Math.round(size.journeyBytes())));
    map.put("machine", Machine.here());
    map.put("versions", Versions.here());
    map.put("load", load);
    map.put("seed", load.seed());
    map.put("throughput", rows);
    map.put("peers", peers);
    map.put("latency", latency);
    map.put("state", state);
    map.put("growth", growth);
    map.put("readers", readers);
    map.put("runs", throughput.runs());
    map.put("failures", failures);
    return map;
  }

  /** The table for people. */
  public String text() {
    var text = new StringBuilder();
    text.append(
        "%n%-16s %12s %25s %10s %12s %12s%n"
            .formatted("", "records/s", "least..most", "of source", "CPU us/rec", "broker us"));
    throughput
        .rows()
        .forEach(
            (name, row) ->
                text.append(
                    "%-16s %,12.0f %25s %10s %12.2f %12.2f%n"
                        .formatted(
                            name,
                            row.perSecond().median(),
                            "%,.0f..%,.0f"
                                .formatted(row.perSecond().least(), row.perSecond().most()),
                            row.ofSource() == null
                                ? "-"
                                : "%.1f%%".formatted(100 * row.ofSource().median()),
                            row.cpuMicros().median(),
                            row.brokerMicros().median())));
    latency.forEach(figures -> text.append(figures.line()).append(System.lineSeparator()));
    state.forEach(size -> text.append(size.line()).append(System.lineSeparator()));
    growth.forEach(row -> text.append(row.line()).append(System.lineSeparator()));
    readers.forEach(figures -> text.append(figures.line()).append(System.lineSeparator()));
    failures.forEach(sentence -> text.append(sentence).append(System.lineSeparator()));
    return text.toString();
  }

  private static String key(String candidate) {
    return candidate.replace('-', '_');
  }
}
