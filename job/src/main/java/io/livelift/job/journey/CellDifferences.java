package io.livelift.job.journey;

import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.WindowPlan;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Sums by cell for one person: what is the same before and after a change cancels out. Sums that
 * are zero vanish, unless the window's plan has changed.
 */
final class CellDifferences {
  private record Sum(MeasureVector measures, WindowPlan plan, boolean isPlanNews) {
    Sum with(WindowPlan other) {
      var isNews = isPlanNews || !plan.isLike(other);
      return new Sum(measures, other.version() < plan.version() ? plan : other, isNews);
    }
  }

  private final Map<Cell, Sum> sums = new HashMap<>();

  /** Adds the measures, times a factor, to the cell's sum. */
  void add(Cell cell, MeasureVector measures, long factor, WindowPlan plan) {
    var sum = sums.get(cell);
    if (sum == null) {
      sum = new Sum(new MeasureVector(), plan, measures.isZero());
      sums.put(cell, sum);
    } else if (!sum.plan().equals(plan)) {
      sum = sum.with(plan);
      sums.put(cell, sum);
    }
    sum.measures().add(measures, factor);
  }

  /** Gives every sum that is not zero or tells of a new plan, and forgets all. */
  void drain(Consumer<CellDelta> sink) {
    sums.forEach(
        (cell, sum) -> {
          if (!sum.measures().isZero() || sum.isPlanNews()) {
            sink.accept(new CellDelta(cell, sum.measures(), sum.plan()));
          }
        });
    sums.clear();
  }
}
