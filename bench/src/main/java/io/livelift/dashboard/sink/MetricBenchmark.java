package io.livelift.dashboard.sink;

import io.livelift.bench.micro.Epochs;
import io.livelift.contract.CampaignMetric;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.UnreadableException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Cells from the bytes of published metrics: by hand, and by Avro. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class MetricBenchmark {
  private static final int EVENTS = 1_000;

  private final SingleObjectReader<CampaignMetric> reader =
      new SingleObjectReader<>(CampaignMetric.class);
  private final CellShortcut shortcut = new CellShortcut();
  private final CellDecoder decoder = new CellDecoder();
  private byte[][] metrics;
  private int next;

  @Setup
  public void fill() throws Exception {
    metrics = Epochs.published(EVENTS).stream().map(PublishedRecord::value).toArray(byte[][]::new);
  }

  @Benchmark
  public Cell byHand() {
    var value = next();
    return shortcut.read(value, reader.currentBody(value));
  }

  @Benchmark
  public Cell byAvro() throws UnreadableException {
    return decoder.decode(reader.read(next())).orElseThrow();
  }

  private byte[] next() {
    next = next + 1 == metrics.length ? 0 : next + 1;
    return metrics[next];
  }
}
