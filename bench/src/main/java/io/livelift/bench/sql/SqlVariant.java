package io.livelift.bench.sql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How Flink SQL is set up, by a name such as {@code group-heap-10s-mini}.
 *
 * @param windows how views and reach are grouped
 * @param heap whether state is on the heap, else in RocksDB
 * @param checkpoints time between two checkpoints
 * @param miniBatch whether grouped aggregates take records in batches of up to a second
 * @param splitDistinct whether distinct counts are split by buckets of physicians
 * @param onePhase whether all is aggregated behind the shuffle, nothing before it
 * @param conversions whether prescriptions are joined; else they are read and passed over
 */
public record SqlVariant(
    Windows windows,
    boolean heap,
    Duration checkpoints,
    boolean miniBatch,
    boolean splitDistinct,
    boolean onePhase,
    boolean conversions) {
  static final String FASTEST = "tumble-heap-1s-mini";

  /** How views and reach are grouped. */
  public enum Windows {
    /** Windows that speak once, when the watermark has passed their end. Late views are lost. */
    TUMBLE,
    /** Plain GROUP BY of the window's start: every change is published, no view is lost. */
    GROUP,
    /** As GROUP, the three granularities in one aggregate by GROUPING SETS. */
    SETS
  }

  /**
   * The variant of a name.
   *
   * @throws IllegalArgumentException if a part of the name means nothing
   */
  public static SqlVariant of(String name) {
    var parts = new ArrayList<>(List.of(name.split("-")));
    var miniBatch = parts.remove("mini");
    var splitDistinct = parts.remove("split");
    var onePhase = parts.remove("one");
    var conversions = !parts.remove("counts");
    if (parts.size() != 3) {
      throw new IllegalArgumentException("No variant: " + name);
    }
    return new SqlVariant(
        Windows.valueOf(parts.get(0).toUpperCase(Locale.ROOT)),
        isHeap(parts.get(1)),
        seconds(parts.get(2)),
        miniBatch,
        splitDistinct,
        onePhase,
        conversions);
  }

  private static boolean isHeap(String part) {
    return switch (part) {
      case "heap" -> true;
      case "rocksdb" -> false;
      default -> throw new IllegalArgumentException("State is on the heap or in RocksDB: " + part);
    };
  }

  private static Duration seconds(String part) {
    if (!part.matches("[1-9][0-9]*s")) {
      throw new IllegalArgumentException("No time between checkpoints: " + part);
    }
    return Duration.parse("PT" + part);
  }

  /** The settings of Flink that it stands for. */
  Map<String, String> settings() {
    var settings = new LinkedHashMap<String, String>();
    settings.put("state.backend.type", heap ? "hashmap" : "rocksdb");
    settings.put("execution.checkpointing.interval", checkpoints.toSeconds() + " s");
    settings.put("table.exec.mini-batch.enabled", Boolean.toString(miniBatch));
    if (miniBatch) {
      settings.put("table.exec.mini-batch.allow-latency", "1 s");
      settings.put("table.exec.mini-batch.size", "50000");
    }
    settings.put("table.optimizer.agg-phase-strategy", onePhase ? "ONE_PHASE" : "AUTO");
    settings.put("table.optimizer.distinct-agg.split.enabled", Boolean.toString(splitDistinct));
    return settings;
  }

  /** What the variant leaves out that the other ones do. */
  List<String> notDone() {
    var notDone = new ArrayList<String>();
    if (windows == Windows.TUMBLE) {
      notDone.add("numbers of a window before its end");
      notDone.add("views later than the watermark allows");
    }
    if (!conversions) {
      notDone.add("conversions");
    }
    return notDone;
  }
}
