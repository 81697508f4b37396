package io.livelift.dashboard.sink;

import io.livelift.bench.micro.Epochs;
import io.livelift.contract.CampaignMetric;
import io.livelift.dashboard.store.PostgresFrames;
import io.livelift.dashboard.store.RetentionConfig;
import io.livelift.dashboard.store.StoreConfig;
import io.livelift.local.stack.DataDirectory;
import io.livelift.local.stack.EmbeddedPostgres;
import io.livelift.wire.SingleObjectReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.annotations.TearDown;

/**
 * A frame into Postgres, whose cells are there already: copied, merged and committed by one
 * connection.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class FrameBenchmark {
  private static final int EVENTS = 5_000;
  private static final int FRAMES = 16;

  /** How many cells the frame has. */
  @Param({"1000", "20000"})
  public int cells;

  private final List<List<Cell>> cellsOfFrames = new ArrayList<>();
  private DataDirectory directory;
  private EmbeddedPostgres postgres;
  private PostgresFrames frames;
  private long epoch;

  @Setup
  public void start() throws Exception {
    var all = new ArrayList<Cell>();
    var reader = new SingleObjectReader<>(CampaignMetric.class);
    var decoder = new CellDecoder();
    for (var published : Epochs.published(EVENTS)) {
      decoder.decode(reader.read(published.value())).ifPresent(all::add);
    }
    directory = DataDirectory.temporary();
    postgres = EmbeddedPostgres.start(directory.postgres());
    frames =
        PostgresFrames.open(
            new StoreConfig(postgres.jdbcUrl(), postgres.user(), ""), RetentionConfig.defaults());
    apply(all);
    var random = new Random(1);
    for (var i = 0; i < FRAMES; i++) {
      Collections.shuffle(all, random);
      cellsOfFrames.add(List.copyOf(all.subList(0, cells)));
    }
  }

  @Benchmark
  public void apply() throws SQLException {
    apply(cellsOfFrames.get((int) (epoch % FRAMES)));
  }

  private void apply(List<Cell> changed) throws SQLException {
    frames.apply(new Frame(++epoch, changed, List.of(), List.of(), Map.of()));
  }

  @TearDown
  public void stop() {
    frames.close();
    postgres.close();
    directory.delete();
  }
}
