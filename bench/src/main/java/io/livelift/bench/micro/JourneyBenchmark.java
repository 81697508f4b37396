package io.livelift.bench.micro;

import io.livelift.job.combine.Combiner;
import io.livelift.job.config.JobConfig;
import io.livelift.job.journey.Bundle;
import io.livelift.job.journey.Changes;
import io.livelift.job.journey.Horizons;
import io.livelift.job.journey.OpenJourney;
import io.livelift.job.journey.PersonKind;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A bundle of one event: a journey from its bytes, the event, what it changes into the combiner,
 * and the journey to bytes again.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JourneyBenchmark {
  private static final JobConfig CONFIG = JobConfig.defaults("nowhere:1");

  /** How many events the person has. */
  @Param({"1", "10", "100"})
  public int events;

  private final Horizons horizons = CONFIG.horizons();
  private final int limit = CONFIG.limits().eventsPerPerson();
  private final Changes changes =
      new Changes(horizons, new Combiner(), (topic, outcome, records) -> {});
  private People people;
  private int next;

  @Setup
  public void fill() throws Exception {
    people = People.having(events);
  }

  @Benchmark
  public byte[] addView() {
    var someone = next();
    var journey = open(someone);
    journey.give(someone.nextView(), People.NOBODY);
    return journey.close(people.book(), changes);
  }

  @Benchmark
  public byte[] addPrescription() {
    var someone = next();
    var journey = open(someone);
    journey.give(someone.nextPrescription(), People.NOBODY);
    return journey.close(people.book(), changes);
  }

  private People.Someone next() {
    next = next + 1 == people.all().size() ? 0 : next + 1;
    return people.all().get(next);
  }

  private OpenJourney open(People.Someone someone) {
    var bundle = new Bundle(someone.id(), someone.journey(), 0);
    return new OpenJourney(bundle.open(PersonKind.PHYSICIAN), horizons, limit);
  }
}
