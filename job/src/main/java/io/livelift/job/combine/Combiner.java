package io.livelift.job.combine;

import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Sums by cell. Sums that are zero vanish. */
public final class Combiner {
  private record Sum(MeasureVector measures, long finalAt) {}

  private final Map<Cell, Sum> sums = new HashMap<>();

  /** Adds the measures, times a factor, to the cell's sum. */
  public void add(Cell cell, MeasureVector measures, long factor, long finalAt) {
    var sum = sums.get(cell);
    if (sum == null || sum.finalAt() != finalAt) {
      sum = new Sum(sum == null ? new MeasureVector() : sum.measures(), finalAt);
      sums.put(cell, sum);
    }
    sum.measures().add(measures, factor);
  }

  public int size() {
    return sums.size();
  }

  /** Gives every sum that is not zero, and forgets all. */
  public void drain(Consumer<CellDelta> sink) {
    sums.forEach(
        (cell, sum) -> {
          if (!sum.measures().isZero()) {
            sink.accept(new CellDelta(cell, sum.measures(), sum.finalAt()));
          }
        });
    sums.clear();
  }
}
