package io.livelift.bench.micro;

import io.livelift.bench.load.AcceptedLoad;
import io.livelift.bench.load.Load;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.transport.PersonEventSerializer;
import io.livelift.job.transport.SliceSumsSerializer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Records to the bytes in which they go from task to task, and back. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ShuffleBenchmark {
  private static final int RECORDS = 8_192;

  /** Records of one kind, over and over. */
  private static final class Loop<T> {
    private final TypeSerializer<T> serializer;
    private final List<T> records;
    private final DataOutputSerializer out = new DataOutputSerializer(1 << 20);
    private final DataInputDeserializer in = new DataInputDeserializer();
    private final byte[] all;
    private int next;

    Loop(TypeSerializer<T> serializer, List<T> records) throws IOException {
      this.serializer = serializer;
      this.records = records;
      for (var record : records) {
        serializer.serialize(record, out);
      }
      all = out.getCopyOfBuffer();
    }

    DataOutputSerializer write() throws IOException {
      if (next == records.size()) {
        next = 0;
        out.clear();
      }
      serializer.serialize(records.get(next++), out);
      return out;
    }

    T read() throws IOException {
      if (in.available() == 0) {
        in.setBuffer(all);
      }
      return serializer.deserialize(in);
    }
  }

  private Loop<PersonEvent> events;
  private Loop<SliceSums> sums;

  @Setup
  public void fill() throws Exception {
    var load = new AcceptedLoad(Load.past(new LoadSpec(1, 20_000, 10, RECORDS, 1, Skew.ZIPF)));
    events = new Loop<>(new PersonEventSerializer(), load.take(RECORDS));
    sums = new Loop<>(new SliceSumsSerializer(), Epochs.ofEvents().next(RECORDS / 20));
  }

  @Benchmark
  public DataOutputSerializer writeEvent() throws IOException {
    return events.write();
  }

  @Benchmark
  public PersonEvent readEvent() throws IOException {
    return events.read();
  }

  @Benchmark
  public DataOutputSerializer writeSums() throws IOException {
    return sums.write();
  }

  @Benchmark
  public SliceSums readSums() throws IOException {
    return sums.read();
  }
}
