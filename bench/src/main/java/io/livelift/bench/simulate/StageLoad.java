package io.livelift.bench.simulate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/**
 * What the subtasks of a stage have to do.
 *
 * @param perSecond records that come to all of them in a second
 * @param mean records a second of one subtask
 * @param most records a second of the subtask to which most come
 * @param cpuMicros CPU time of a record, microseconds, of the task's thread
 * @param busiest CPU seconds that the busiest subtask needs for a second of the log: beyond 1 it
 *     cannot follow
 */
public record StageLoad(
    @JsonProperty("per_s") double perSecond,
    @JsonProperty("mean_per_s") double mean,
    @JsonProperty("most_per_s") double most,
    @JsonProperty("cpu_us_per_record") double cpuMicros,
    @JsonProperty("busiest_cpu") double busiest) {

  /** How much more comes to one subtask than to the mean. */
  @JsonProperty("skew")
  double skew() {
    return mean == 0 ? 1 : most / mean;
  }

  /** Counts what a stage does. */
  static final class Counter {
    private final long[] records;
    private final long[] nanos;

    Counter(int subtasks) {
      records = new long[subtasks];
      nanos = new long[subtasks];
    }

    void add(int subtask, long more, long cpuNanos) {
      records[subtask] += more;
      nanos[subtask] += cpuNanos;
    }

    void reset() {
      Arrays.fill(records, 0);
      Arrays.fill(nanos, 0);
    }

    long nanos() {
      return Arrays.stream(nanos).sum();
    }

    /**
     * @param seconds of the log
     */
    StageLoad over(double seconds) {
      var all = Arrays.stream(records).sum();
      return new StageLoad(
          all / seconds,
          all / seconds / records.length,
          Arrays.stream(records).max().orElse(0) / seconds,
          all == 0 ? 0 : nanos() / 1e3 / all,
          Arrays.stream(nanos).max().orElse(0) / 1e9 / seconds);
    }
  }
}
