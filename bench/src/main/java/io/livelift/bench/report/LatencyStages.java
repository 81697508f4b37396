package io.livelift.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.ToLongFunction;

/**
 * What a latency consists of, in milliseconds, and how much was stored meanwhile.
 *
 * @param toBarrier from the append to the barrier of the epoch that covers the event: reading it,
 *     waiting for the epoch's end, and what keeps the sources from going on
 * @param toPublished to the committed epoch: the stages, the checkpoint, the transaction
 * @param toStored to the commit of the frame in Postgres
 * @param toPage to the frame on the page's stream
 * @param frames that were stored while it was measured
 * @param epochs that were published meanwhile
 * @param cells of these frames, per second
 * @param cellsPerEvent these cells by the events sent
 */
public record LatencyStages(
    @JsonProperty("to_barrier") Span toBarrier,
    @JsonProperty("to_published") Span toPublished,
    @JsonProperty("to_stored") Span toStored,
    @JsonProperty("to_page") Span toPage,
    int frames,
    int epochs,
    @JsonProperty("cells_per_s") double cells,
    @JsonProperty("cells_per_event") double cellsPerEvent) {

  /** Half and nearly all of the events took no longer than this; -1 of no events. */
  public record Span(long p50, long p99) {
    /** Of all that took so long. */
    public static <T> Span of(Collection<T> all, ToLongFunction<T> millis) {
      var sorted = all.stream().mapToLong(millis).toArray();
      Arrays.sort(sorted);
      return new Span(LatencyFigures.at(sorted, 0.5), LatencyFigures.at(sorted, 0.99));
    }

    private String text() {
      return "%,d / %,d ms".formatted(p50, p99);
    }
  }

  String line() {
    return "  p50 / p99 to the barrier %s, published %s, in Postgres %s, on the page %s; %d epochs, %d frames, %,.0f cells/s, %.1f an event"
        .formatted(
            toBarrier.text(),
            toPublished.text(),
            toStored.text(),
            toPage.text(),
            epochs,
            frames,
            cells,
            cellsPerEvent);
  }
}
