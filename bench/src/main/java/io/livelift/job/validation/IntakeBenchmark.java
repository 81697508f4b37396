package io.livelift.job.validation;

import io.livelift.bench.load.Load;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Records;
import io.livelift.bench.load.Skew;
import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.job.config.JobConfig;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.source.RawRecord;
import io.livelift.rules.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Events from their bytes in Kafka to what the journeys take: by hand, and by Avro. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class IntakeBenchmark {
  private static final JobConfig CONFIG = JobConfig.defaults("nowhere:1");
  private static final int RECORDS = 16_384;

  /** Records of one topic, over and over. */
  private static final class Loop {
    private final InputTopic topic;
    private final Intake<?, PersonEvent> byHand;
    private final Intake<?, PersonEvent> byAvro;
    private final List<RawRecord> records = new ArrayList<>();
    private int next;

    Loop(InputTopic topic, Intake<?, PersonEvent> byAvro) {
      this.topic = topic;
      this.byAvro = byAvro;
      byHand =
          Intake.ofPersons(
              topic, CONFIG.format(topic), CONFIG.lateness(), CONFIG.limits().recordBytes());
    }

    void add(byte[] key, byte[] value, long arrival) {
      records.add(
          new RawRecord(CONFIG.topics().input(topic), 0, records.size(), arrival, key, value));
    }

    PersonEvent byHand() throws RejectedException {
      return byHand.accept(next());
    }

    PersonEvent byAvro() throws RejectedException {
      return byAvro.accept(next());
    }

    private RawRecord next() {
      next = next + 1 == records.size() ? 0 : next + 1;
      return records.get(next);
    }
  }

  private final Loop views =
      new Loop(
          InputTopic.VIEWS,
          new Intake<>(
              CONFIG.format(InputTopic.VIEWS).reader(ContentView.class),
              new ViewValidator(),
              Shortcut.none(),
              CONFIG.lateness(),
              CONFIG.limits().recordBytes()));
  private final Loop prescriptions =
      new Loop(
          InputTopic.PRESCRIPTIONS,
          new Intake<>(
              CONFIG.format(InputTopic.PRESCRIPTIONS).reader(PrescriptionEvent.class),
              new PrescriptionValidator(),
              Shortcut.none(),
              CONFIG.lateness(),
              CONFIG.limits().recordBytes()));

  @Setup
  public void fill() {
    Load.past(new LoadSpec(1, 20_000, 10, RECORDS, 1, Skew.ZIPF))
        .next(
            RECORDS,
            (kind, key, value, arrival) ->
                (kind == Records.Kind.VIEW ? views : prescriptions).add(key, value, arrival));
  }

  @Benchmark
  public PersonEvent viewByHand() throws RejectedException {
    return views.byHand();
  }

  @Benchmark
  public PersonEvent viewByAvro() throws RejectedException {
    return views.byAvro();
  }

  @Benchmark
  public PersonEvent prescriptionByHand() throws RejectedException {
    return prescriptions.byHand();
  }

  @Benchmark
  public PersonEvent prescriptionByAvro() throws RejectedException {
    return prescriptions.byAvro();
  }
}
