package io.livelift.bench.micro;

import io.livelift.job.combine.Combiner;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A contribution to one of the cells that a combiner holds, in any order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CombinerAddBenchmark {
  /** How many cells the combiner holds. */
  @Param({"1000", "100000"})
  public int cells;

  private final Combiner combiner = new Combiner();
  private final long[] ones = new long[Measure.values().length];
  private long[] tables;
  private long[] windows;
  private int[] regions;
  private long[] measures;
  private WindowPlan[] plans;
  private int next;

  @Setup
  public void fill() throws Exception {
    Arrays.fill(ones, 1);
    var sums = new ArrayList<>(Epochs.sums(cells));
    Collections.shuffle(sums, new Random(1));
    tables = new long[cells];
    windows = new long[cells];
    regions = new int[cells];
    measures = new long[cells];
    plans = new WindowPlan[cells];
    for (var i = 0; i < cells; i++) {
      var cell = sums.get(i).cell();
      var of = cell.table();
      tables[i] =
          Combiner.table(
              combiner.names().number(of.campaignId()),
              of.granularity(),
              of.breakdown(),
              combiner.names().number(cell.value()));
      windows[i] = of.windowStart();
      regions[i] = combiner.names().number(cell.region());
      measures[i] = sums.get(i).measures().measures();
      plans[i] = sums.get(i).plan();
      add(i);
    }
  }

  @Benchmark
  public void add() {
    next = next + 1 == cells ? 0 : next + 1;
    add(next);
  }

  private void add(int i) {
    if (combiner.add(tables[i], windows[i], regions[i], ones, 0, measures[i], 1)) {
      combiner.plan(tables[i], windows[i], plans[i]);
    }
  }
}
