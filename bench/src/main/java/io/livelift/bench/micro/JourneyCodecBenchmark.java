package io.livelift.bench.micro;

import io.livelift.job.journey.Journey;
import io.livelift.job.journey.JourneyCodec;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A journey from its bytes in state, and to them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JourneyCodecBenchmark {
  /** How many events the person has. */
  @Param({"1", "10", "100"})
  public int events;

  private byte[][] bytes;
  private Journey[] journeys;
  private int next;

  @Setup
  public void fill() throws Exception {
    var people = People.having(events).all();
    bytes = people.stream().map(People.Someone::journey).toArray(byte[][]::new);
    journeys =
        people.stream()
            .map(someone -> JourneyCodec.decode(someone.journey()))
            .toArray(Journey[]::new);
  }

  @Benchmark
  public Journey read() {
    return JourneyCodec.decode(bytes[next()]);
  }

  @Benchmark
  public byte[] write() {
    return JourneyCodec.encode(journeys[next()]);
  }

  private int next() {
    next = next + 1 == bytes.length ? 0 : next + 1;
    return next;
  }
}
