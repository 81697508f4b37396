package io.livelift.bench.simulate;

import io.livelift.job.cells.CellsOfSubtask;
import io.livelift.job.cube.Slice;
import io.livelift.job.sink.PublishedRecord;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** Counts what slices publish, and the CPU time that each takes. */
final class SliceTally implements CellsOfSubtask.Sink {
  /** Of one slice. */
  static final class OfSlice {
    private long cells;
    private long nanos;

    long cells() {
      return cells;
    }

    long nanos() {
      return nanos;
    }
  }

  private final CellsOfSubtask.Sink next;
  private final Map<Slice, OfSlice> bySlice = new HashMap<>();
  private long cells;
  private long bytes;
  private long slices;
  private long cellsOfSlice;
  private long since;

  SliceTally(CellsOfSubtask.Sink next) {
    this.next = next;
  }

  /** The next slice begins now. */
  void begin() {
    since = CpuClock.nanos();
  }

  @Override
  public void cell(PublishedRecord cell) {
    cellsOfSlice++;
    bytes += cell.key().length + cell.value().length;
    next.cell(cell);
  }

  @Override
  public void end(Slice slice) {
    var now = CpuClock.nanos();
    var of = bySlice.computeIfAbsent(slice, s -> new OfSlice());
    of.cells += cellsOfSlice;
    of.nanos += now - since;
    cells += cellsOfSlice;
    slices++;
    cellsOfSlice = 0;
    since = now;
    next.end(slice);
  }

  void reset() {
    bySlice.clear();
    cells = 0;
    bytes = 0;
    slices = 0;
  }

  /** Cells that were published. */
  long cells() {
    return cells;
  }

  /** Of keys and values. */
  long bytes() {
    return bytes;
  }

  /** How often a slice was touched within an epoch. */
  long slices() {
    return slices;
  }

  /** The slice that published most; null if none did. */
  Map.Entry<Slice, OfSlice> hottest() {
    return bySlice.entrySet().stream()
        .max(Comparator.comparingLong(slice -> slice.getValue().cells()))
        .orElse(null);
  }
}
