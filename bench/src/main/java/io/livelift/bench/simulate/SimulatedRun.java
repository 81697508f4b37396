package io.livelift.bench.simulate;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What so many subtasks have to do and to keep.
 *
 * @param physicians records in are events, and profiles where there are any
 * @param cells records in are sums of cells, as the combiners of all journeys send them
 * @param shuffledBytes bytes of those a second
 */
public record SimulatedRun(
    int subtasks,
    @JsonProperty("follow_physicians") StageLoad physicians,
    @JsonProperty("follow_patients") StageLoad patients,
    @JsonProperty("publish_cells") StageLoad cells,
    @JsonProperty("shuffled_bytes_per_s") double shuffledBytes,
    Published published,
    @JsonProperty("hottest_slice") HottestSlice hottest,
    State state) {

  /** The heading of {@link #line}. */
  static final String HEADING =
      ("%8s | %8s %6s %7s | %11s %9s %8s | %11s %9s %6s %6s %7s | %9s %7s | %9s%n"
              + "%8s | %8s %6s %7s | %11s %9s %8s | %11s %9s %6s %6s %7s | %9s %7s | %9s%n")
          .formatted(
              "",
              "journeys",
              "",
              "busiest",
              "shuffled",
              "an",
              "",
              "published",
              "an",
              "",
              "",
              "busiest",
              "hottest",
              "",
              "touched",
              "subtasks",
              "us/event",
              "skew",
              "CPU",
              "cells/s",
              "event",
              "MB/s",
              "cells/s",
              "event",
              "us",
              "skew",
              "CPU",
              "of cells",
              "CPU",
              "slices/s");

  /**
   * Cells that are published: records for Kafka, and rows for Postgres.
   *
   * @param bytes of keys and values
   * @param cpuMicros CPU time of the cells stage a published cell, microseconds
   * @param slices how often a slice was touched within an epoch, a second
   */
  public record Published(
      @JsonProperty("cells_per_s") double cells,
      @JsonProperty("bytes_per_s") double bytes,
      @JsonProperty("cpu_us_per_cell") double cpuMicros,
      @JsonProperty("slices_per_s") double slices) {

    static Published of(SliceTally tally, long nanos, double seconds) {
      return new Published(
          tally.cells() / seconds,
          tally.bytes() / seconds,
          tally.cells() == 0 ? 0 : nanos / 1e3 / tally.cells(),
          tally.slices() / seconds);
    }
  }

  /**
   * The slice that publishes most: one key, hence one subtask, however many there are.
   *
   * @param share of all published cells
   * @param cpu CPU seconds that it needs for a second of the log, its own roll-up and withholding
   *     only
   */
  public record HottestSlice(
      String slice,
      double share,
      @JsonProperty("cells_per_s") double cells,
      @JsonProperty("cpu") double cpu) {

    static HottestSlice of(SliceTally tally, double seconds) {
      var hottest = tally.hottest();
      return hottest == null
          ? new HottestSlice("", 0, 0, 0)
          : new HottestSlice(
              hottest.getKey().toKey(),
              hottest.getValue().cells() / (double) tally.cells(),
              hottest.getValue().cells() / seconds,
              hottest.getValue().nanos() / 1e9 / seconds);
    }
  }

  /** Bytes of keys and values that are kept at the end, without what a state backend adds. */
  public record State(
      long persons,
      @JsonProperty("journey_bytes") long journeyBytes,
      @JsonProperty("cell_bytes") long cellBytes) {}

  /** One line for people. */
  String line() {
    var events = physicians.perSecond();
    return "%8d | %8.2f %6.2f %7.3f | %,11.0f %9.2f %8.1f | %,11.0f %9.2f %6.2f %6.2f %7.3f | %8.2f%% %7.3f | %,9.0f%n"
        .formatted(
            subtasks,
            physicians.cpuMicros(),
            physicians.skew(),
            physicians.busiest(),
            cells.perSecond(),
            cells.perSecond() / events,
            shuffledBytes / 1e6,
            published.cells(),
            published.cells() / events,
            published.cpuMicros(),
            cells.skew(),
            cells.busiest(),
            100 * hottest.share(),
            hottest.cpu(),
            published.slices());
  }
}
