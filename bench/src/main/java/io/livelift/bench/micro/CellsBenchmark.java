package io.livelift.bench.micro;

import io.livelift.job.cells.CellsOfSubtask;
import io.livelift.job.combine.Combiner;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.SliceSums;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * An epoch of the cells stage, from sums to published records, and the time of each of its cells.
 * What an epoch adds the next takes away, so that the cells stay as they are.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CellsBenchmark {
  private static final int EPOCHS = 16;
  private static final int BEFORE = 30_000;

  /** How many events the epoch has. */
  @Param({"1", "200"})
  public int events;

  /** Counts published cells. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Published {
    public long cells;

    @Setup(Level.Iteration)
    public void reset() {
      cells = 0;
    }
  }

  private final CellsOfSubtask stage = Epochs.stage();
  private final List<List<SliceSums>> epochs = new ArrayList<>();
  private long epoch;
  private int next;

  @Setup
  public void fill() throws Exception {
    var log = Epochs.withProfiles();
    log.next(BEFORE).forEach(stage::add);
    stage.barrier(++epoch, cell -> {});
    for (var i = 0; i < EPOCHS; i++) {
      var sums = log.next(events);
      epochs.add(sums);
      epochs.add(takenAway(sums));
    }
  }

  private static List<SliceSums> takenAway(List<SliceSums> sums) {
    var combiner = new Combiner();
    for (var block : sums) {
      for (var delta : block.deltas()) {
        var measures = new MeasureVector();
        measures.add(delta.measures(), -1);
        combiner.add(new CellDelta(delta.cell(), measures, delta.plan()));
      }
    }
    var away = new ArrayList<SliceSums>();
    combiner.drain(away::add);
    return away;
  }

  @Benchmark
  public void epoch(Published published) throws Exception {
    epochs.get(next).forEach(stage::add);
    next = next + 1 == epochs.size() ? 0 : next + 1;
    stage.barrier(++epoch, cell -> published.cells++);
  }
}
