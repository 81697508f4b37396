package io.livelift.bench.simulate;

import io.livelift.bench.load.AcceptedLoad;
import io.livelift.bench.load.Load;
import io.livelift.bench.load.Truth;
import io.livelift.job.cells.CellsOfSubtask;
import io.livelift.job.config.JobConfig;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PersonKind;
import io.livelift.job.transport.PersonEventSerializer;
import io.livelift.job.transport.SliceSumsSerializer;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Journeys, combiner and cells of so many subtasks, epoch by epoch and one subtask after the other.
 * Records go by key groups and as bytes between them, as in the job; there is no network, no Flink
 * and no Kafka.
 */
final class Simulation {
  /** Few, so that combiners stay as small as epochs of events need them. */
  private static final int PROFILES_OF_EPOCH = 50_000;

  private final SimulationSpec spec;
  private final int subtasks;
  private final AcceptedLoad load;
  private final Exchange<PersonEvent> events;
  private final Exchange<PersonEvent> resolved;
  private final Exchange<SliceSums> sums;
  private final JourneysOfSubtask[] physicians;
  private final JourneysOfSubtask[] patients;
  private final CellsOfSubtask[] cells;
  private final StageLoad.Counter ofPhysicians;
  private final StageLoad.Counter ofPatients;
  private final StageLoad.Counter ofCells;
  private final SliceTally published;
  private long shuffledBytes;
  private long epoch;

  /**
   * @param sink takes what is published
   */
  Simulation(SimulationSpec spec, int subtasks, CellsOfSubtask.Sink sink) {
    this.spec = spec;
    this.subtasks = subtasks;
    load = new AcceptedLoad(Load.steady(spec.load(), spec.perSecond()));
    events = new Exchange<>(new PersonEventSerializer(), PersonEvent::personId, subtasks);
    resolved = new Exchange<>(new PersonEventSerializer(), PersonEvent::personId, subtasks);
    sums = new Exchange<>(new SliceSumsSerializer(), block -> block.slice().toKey(), subtasks);
    physicians = journeys(PersonKind.PHYSICIAN, resolved::send);
    patients = journeys(PersonKind.PATIENT, event -> {});
    var privacy = JobConfig.defaults("nowhere:1").privacy();
    cells =
        IntStream.range(0, subtasks)
            .mapToObj(subtask -> new CellsOfSubtask(privacy))
            .toArray(CellsOfSubtask[]::new);
    ofPhysicians = new StageLoad.Counter(subtasks);
    ofPatients = new StageLoad.Counter(subtasks);
    ofCells = new StageLoad.Counter(subtasks);
    published = new SliceTally(sink);
  }

  private JourneysOfSubtask[] journeys(PersonKind kind, Consumer<PersonEvent> told) {
    var config = JobConfig.defaults("nowhere:1");
    var book = load.campaigns();
    return IntStream.range(0, subtasks)
        .mapToObj(subtask -> new JourneysOfSubtask(kind, config, book, sums::send, told))
        .toArray(JourneysOfSubtask[]::new);
  }

  /** All profiles, an epoch of events that is not measured, then those that are. */
  SimulatedRun run() throws Exception {
    for (var i = 0; i < load.physicians(); i++) {
      events.send(load.profile(i));
      if ((i + 1) % PROFILES_OF_EPOCH == 0) {
        endEpoch();
      }
    }
    endEpoch();
    nextEpoch();
    forgetFigures();
    for (var i = 0; i < spec.epochs(); i++) {
      nextEpoch();
    }
    return figures();
  }

  /** What the log of all epochs up to now holds. */
  Truth truth() {
    return load.truth();
  }

  private void nextEpoch() throws Exception {
    load.next(spec.eventsOfEpoch(), events::send);
    endEpoch();
  }

  /** The barrier passes the stages one after the other. */
  private void endEpoch() throws Exception {
    epoch++;
    for (var i = 0; i < subtasks; i++) {
      follow(physicians[i], events, i, ofPhysicians);
    }
    for (var i = 0; i < subtasks; i++) {
      follow(patients[i], resolved, i, ofPatients);
    }
    shuffledBytes += sums.bytes();
    for (var i = 0; i < subtasks; i++) {
      publish(i);
    }
  }

  private static void follow(
      JourneysOfSubtask journeys,
      Exchange<PersonEvent> exchange,
      int subtask,
      StageLoad.Counter counter)
      throws Exception {
    var start = CpuClock.nanos();
    var received = exchange.receive(subtask, journeys::add);
    journeys.barrier();
    counter.add(subtask, received, CpuClock.nanos() - start);
  }

  private void publish(int subtask) throws Exception {
    var start = CpuClock.nanos();
    var received = new long[1];
    sums.receive(
        subtask,
        block -> {
          received[0] += block.cells();
          cells[subtask].add(block);
        });
    published.begin();
    cells[subtask].barrier(epoch, published);
    ofCells.add(subtask, received[0], CpuClock.nanos() - start);
  }

  private void forgetFigures() {
    ofPhysicians.reset();
    ofPatients.reset();
    ofCells.reset();
    published.reset();
    shuffledBytes = 0;
  }

  private SimulatedRun figures() {
    var seconds = spec.seconds();
    return new SimulatedRun(
        subtasks,
        ofPhysicians.over(seconds),
        ofPatients.over(seconds),
        ofCells.over(seconds),
        shuffledBytes / seconds,
        SimulatedRun.Published.of(published, ofCells.nanos(), seconds),
        SimulatedRun.HottestSlice.of(published, seconds),
        new SimulatedRun.State(
            Stream.of(physicians, patients)
                .flatMap(Arrays::stream)
                .mapToLong(JourneysOfSubtask::persons)
                .sum(),
            Stream.of(physicians, patients)
                .flatMap(Arrays::stream)
                .mapToLong(JourneysOfSubtask::stateBytes)
                .sum(),
            Arrays.stream(cells).mapToLong(CellsOfSubtask::stateBytes).sum()));
  }
}
