package io.livelift.bench.micro;

import io.livelift.bench.load.AcceptedLoad;
import io.livelift.bench.load.Load;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.job.combine.Combiner;
import io.livelift.job.config.JobConfig;
import io.livelift.job.journey.Bundle;
import io.livelift.job.journey.CampaignBook;
import io.livelift.job.journey.Changes;
import io.livelift.job.journey.Horizons;
import io.livelift.job.journey.OpenJourney;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PersonKind;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The profile of a person of whom nothing is known yet: it may count in every of ten audiences. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ProfileBenchmark {
  private static final JobConfig CONFIG = JobConfig.defaults("nowhere:1");
  private static final int PHYSICIANS = 4_096;
  private static final int CAMPAIGNS = 10;

  private final Horizons horizons = CONFIG.horizons();
  private final int limit = CONFIG.limits().eventsPerPerson();
  private final Changes changes =
      new Changes(horizons, new Combiner(), (topic, outcome, records) -> {});
  private CampaignBook book;
  private PersonEvent.Profiled[] profiles;
  private int next;

  @Setup
  public void fill() {
    var load =
        new AcceptedLoad(Load.past(new LoadSpec(1, PHYSICIANS, CAMPAIGNS, 1, 1, Skew.UNIFORM)));
    book = load.campaigns();
    profiles =
        IntStream.range(0, PHYSICIANS)
            .mapToObj(physician -> (PersonEvent.Profiled) load.profile(physician))
            .toArray(PersonEvent.Profiled[]::new);
  }

  @Benchmark
  public byte[] addProfile() {
    next = (next + 1) % PHYSICIANS;
    var profile = profiles[next];
    var person = new Bundle(profile.personId(), null, 0).open(PersonKind.PHYSICIAN);
    var journey = new OpenJourney(person, horizons, limit);
    journey.give(profile, People.NOBODY);
    return journey.close(book, changes);
  }
}
