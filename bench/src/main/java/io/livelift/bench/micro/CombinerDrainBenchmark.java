package io.livelift.bench.micro;

import io.livelift.job.combine.Combiner;
import io.livelift.job.cube.CellDelta;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** All sums out of a combiner, at a barrier. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class CombinerDrainBenchmark {
  /** How many cells the combiner holds. */
  @Param({"1000", "100000"})
  public int cells;

  private final Combiner combiner = new Combiner();
  private List<CellDelta> sums;

  @Setup
  public void make() throws Exception {
    sums = Epochs.sums(cells);
  }

  // Once a drain, and outside of its time: a combiner is empty after it.
  @Setup(Level.Invocation)
  public void fill() {
    sums.forEach(combiner::add);
  }

  @Benchmark
  public void drain(Blackhole sink) {
    combiner.drain(sink::consume);
  }
}
