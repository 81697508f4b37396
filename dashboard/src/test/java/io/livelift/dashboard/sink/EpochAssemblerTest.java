package io.livelift.dashboard.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.dashboard.sink.Epochs.Published;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EpochAssemblerTest {
  private final Epochs job = new Epochs();

  private static EpochAssembler live() {
    var assembler = new EpochAssembler(SinkState.fresh());
    assembler.caughtUp();
    return assembler;
  }

  private EpochAssembler liveAfterEpochOne() {
    var assembler = live();
    give(assembler, job.epoch(1, -1, Map.of("a", 1L)));
    assertThat(assembler.next()).map(Frame::epoch).contains(1L);
    return assembler;
  }

  private static void give(EpochAssembler assembler, List<Published> records) {
    records.forEach(record -> record.into(assembler));
  }

  private static Map<String, Long> values(Optional<Frame> frame) {
    Map<String, Long> values = new TreeMap<>();
    frame.orElseThrow().cells().forEach(c -> values.put(c.key().region(), c.measures()[0]));
    return values;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void anEpochIsDueWithItsLastRecordAndNeverBefore(int seed) {
    var assembler = liveAfterEpochOne();
    var records = new ArrayList<>(job.epoch(2, 1, -1, 3, Map.of("a", 2L, "b", 5L)));
    Collections.shuffle(records, new Random(seed));
    for (var record : records) {
      assertThat(assembler.next()).isEmpty();
      record.into(assembler);
    }
    assertThat(values(assembler.next())).isEqualTo(Map.of("a", 2L, "b", 5L));
  }

  @Test
  void cellsOfALaterEpochWaitForIt() {
    var assembler = liveAfterEpochOne();
    var later = job.cell(3, "a", 30);
    later.into(assembler);
    give(assembler, job.epoch(2, 1, Map.of("a", 20L)));
    var two = assembler.next();
    assertThat(values(two)).isEqualTo(Map.of("a", 20L));
    assertThat(two.orElseThrow().progress().get(Epochs.METRICS))
        .isEqualTo(new Progress(later.offset(), later.offset() + 2));
    give(assembler, job.epoch(3, 2, Map.of("b", 3L)));
    assertThat(assembler.next()).as("one cell more was read than was sent").isEmpty();
  }

  @Test
  void anEpochThatSomeSubtasksSkippedGoesWithTheNext() {
    var assembler = liveAfterEpochOne();
    job.cell(2, "a", 2).into(assembler);
    job.cell(2, "b", 2).into(assembler);
    job.part("cells", 0, 1, 2, 1, -1, 2).into(assembler);
    assertThat(assembler.next()).isEmpty();
    var three = new ArrayList<>(job.epoch(3, 1, Map.of("a", 3L)));
    three.removeIf(p -> p.part() != null && p.part().getPart().equals("cells"));
    give(assembler, three);
    job.part("cells", 0, 1, 3, 2, -1, 1).into(assembler);
    var frame = assembler.next();
    assertThat(values(frame)).isEqualTo(Map.of("a", 3L, "b", 2L));
    assertThat(frame.orElseThrow().alarms()).isEmpty();
  }

  @Test
  void severalCompleteEpochsBecomeOneFrame() {
    var assembler = liveAfterEpochOne();
    give(assembler, job.epoch(2, 1, Map.of("a", 2L, "b", 2L)));
    give(assembler, job.epoch(3, 2, Map.of("a", 3L)));
    var frame = assembler.next();
    assertThat(frame.orElseThrow().epoch()).isEqualTo(3);
    assertThat(values(frame)).isEqualTo(Map.of("a", 3L, "b", 2L));
  }

  @Test
  void anEpochOfAnOlderJobIsCompleteWithTheStagesThatJobHad() {
    var assembler = liveAfterEpochOne();
    var parts = job.epoch(2, 1, Map.of());
    parts.removeIf(published -> published.part().getPart().equals("erasures"));
    give(assembler, parts);
    assertThat(assembler.next()).as("a stage of this job is missing").isEmpty();

    parts = job.epoch(3, 2, Map.of());
    parts.removeIf(published -> published.part().getPart().equals("erasures"));
    parts.forEach(published -> published.part().setStages(7));
    give(assembler, parts);
    assertThat(assembler.next().orElseThrow().epoch()).isEqualTo(3);
  }

  @Test
  void aLostTransactionIsAGapOnceAllIsRead() {
    var assembler = liveAfterEpochOne();
    give(assembler, job.epoch(3, 2, Map.of("a", 3L)));
    assertThat(assembler.next()).isEmpty();
    assertThat(assembler.blockedOn()).contains(3L);
    var frame = assembler.settle(3).orElseThrow();
    assertThat(frame.alarms()).hasSize(Epochs.STAGES.size());
    assertThat(frame.alarms()).allMatch(a -> a.kind() == Alarm.Kind.GAP && a.epoch() == 2);
  }

  @Test
  void aPartThatIsOnlyReadLaterIsNoGap() {
    var assembler = liveAfterEpochOne();
    var two = job.epoch(2, 1, Map.of("a", 2L));
    give(assembler, job.epoch(3, 2, Map.of("a", 3L)));
    assertThat(assembler.next()).isEmpty();
    give(assembler, two);
    var frame = assembler.next().orElseThrow();
    assertThat(frame.epoch()).isEqualTo(3);
    assertThat(frame.alarms()).isEmpty();
  }

  @Test
  void cellsThatNeverComeAreAMismatch() {
    var assembler = liveAfterEpochOne();
    var two = new ArrayList<>(job.epoch(2, 1, Map.of("a", 2L, "b", 2L)));
    two.remove(0);
    give(assembler, two);
    assertThat(assembler.next()).isEmpty();
    assertThat(assembler.settle(2).orElseThrow().alarms())
        .singleElement()
        .matches(alarm -> alarm.kind() == Alarm.Kind.COUNT_MISMATCH);
  }

  @Test
  void nothingIsSettledTwice() {
    var assembler = liveAfterEpochOne();
    give(assembler, job.epoch(2, 1, Map.of()));
    assertThat(assembler.next()).isPresent();
    assertThat(assembler.settle(2)).isEmpty();
  }

  @Test
  void aRestoredJobGoesOnWithoutAnAlarmAndMayHaveAnotherParallelism() {
    var assembler = liveAfterEpochOne();
    give(assembler, job.epoch(4, -1, 1, 2, Map.of("a", 4L)));
    var frame = assembler.next().orElseThrow();
    assertThat(frame.epoch()).isEqualTo(4);
    assertThat(frame.alarms()).isEmpty();
    give(assembler, job.epoch(5, 4, 1, 1, Map.of("a", 5L)));
    assertThat(assembler.next()).map(Frame::epoch).contains(5L);
  }

  @Test
  void epochIdsMayGoBack() {
    var assembler = liveAfterEpochOne();
    for (var epoch = 2; epoch <= 9; epoch++) {
      give(assembler, job.epoch(epoch, epoch - 1, Map.of("a", 10L * epoch, "n" + epoch, 1L)));
    }
    assertThat(assembler.next()).map(Frame::epoch).contains(9L);
    job.cell(10, "late-of-the-old-run", 7).into(assembler);
    give(assembler, job.epoch(4, -1, 3, 1, Map.of("a", 31L)));
    var frame = assembler.next();
    assertThat(frame.orElseThrow().epoch()).isEqualTo(4);
    assertThat(frame.orElseThrow().alarms())
        .singleElement()
        .matches(alarm -> alarm.kind() == Alarm.Kind.REWOUND);
    assertThat(values(frame)).isEqualTo(Map.of("a", 31L, "late-of-the-old-run", 7L));
    assertThat(frame.orElseThrow().progress().get(Epochs.METRICS).nextOffset())
        .isEqualTo(frame.orElseThrow().progress().get(Epochs.METRICS).readTo());
    give(assembler, job.epoch(5, 4, 3, 1, Map.of("a", 32L)));
    assertThat(assembler.next()).map(Frame::epoch).contains(5L);
  }

  @Test
  void anOldCompactedTopicBecomesOneFrameWithoutAlarms() {
    var assembler = new EpochAssembler(SinkState.fresh());
    for (var epoch = 100; epoch < 200; epoch++) {
      var records = new ArrayList<>(job.epoch(epoch, epoch - 1, Map.of("a", 1L, "c" + epoch, 1L)));
      if (epoch < 199) {
        records.removeIf(p -> p.cell() != null && p.cell().key().region().equals("a"));
      }
      give(assembler, records);
      assertThat(assembler.next()).isEmpty();
    }
    assembler.caughtUp();
    var frame = assembler.next().orElseThrow();
    assertThat(frame.epoch()).isEqualTo(199);
    assertThat(frame.cells()).hasSize(101);
    assertThat(frame.alarms()).isEmpty();
  }

  @Test
  void whatWasReadLastWinsAlsoWhereEpochIdsWentBackBeforeTheStart() {
    var assembler = new EpochAssembler(SinkState.fresh());
    List<Published> cells = new ArrayList<>();
    List<Published> parts = new ArrayList<>();
    var runs = new ArrayList<>(job.epoch(1, -1, Map.of("a", 1L, "old", 1L)));
    runs.addAll(job.epoch(2, 1, Map.of("a", 2L, "old", 2L)));
    runs.addAll(job.epoch(3, 2, Map.of("a", 3L)));
    runs.addAll(job.epoch(2, -1, 1, 1, Map.of("a", 20L)));
    runs.forEach(record -> (record.part() == null ? cells : parts).add(record));
    give(assembler, cells);
    give(assembler, parts);
    assembler.caughtUp();
    var frame = assembler.next().or(() -> assembler.settle(assembler.blockedOn().orElseThrow()));
    assertThat(frame.orElseThrow().epoch()).isEqualTo(2);
    assertThat(values(frame)).isEqualTo(Map.of("a", 20L, "old", 2L));
    assertThat(frame.orElseThrow().alarms()).isEmpty();
  }

  @Test
  void aFreshSinkOnATopicWithoutACompleteEpochWaits() {
    var assembler = new EpochAssembler(SinkState.fresh());
    var records = job.epoch(7, 6, Map.of("a", 1L));
    give(assembler, records.subList(0, 3));
    assembler.caughtUp();
    assertThat(assembler.next()).isEmpty();
    assertThat(assembler.blockedOn()).isEmpty();
    give(assembler, records.subList(3, records.size()));
    assertThat(assembler.next()).map(Frame::epoch).contains(7L);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aSinkThatStopsAnywhereResumesWithoutLossOrRepeat(int seed) {
    List<Published> log = new ArrayList<>();
    for (var epoch = 1; epoch <= 6; epoch++) {
      log.addAll(
          job.epoch(
              epoch, epoch == 1 ? -1 : epoch - 1, Map.of("a", (long) epoch, "e" + epoch, 1L)));
    }
    var random = new Random(seed);
    var order = new ArrayList<>(log);
    // Records of neighbouring epochs are read mixed, those of one partition in order.
    order.sort(java.util.Comparator.comparingLong(p -> p.offset() + (p.part() == null ? 0 : 3)));
    var stop = random.nextInt(order.size());
    Map<String, Long> table = new TreeMap<>();
    var assembler = live();
    var state = SinkState.fresh();
    for (var record : order.subList(0, stop)) {
      record.into(assembler);
      var frame = assembler.next();
      if (frame.isPresent()) {
        table.putAll(values(frame));
        state = new SinkState(1, frame.get().epoch(), frame.get().progress());
      }
    }
    var resumed = new EpochAssembler(state);
    for (var record : log) {
      var known = state.progress().get(record.shard());
      if (known == null || record.offset() >= known.nextOffset()) {
        record.into(resumed);
      }
    }
    resumed.caughtUp();
    var frame = resumed.next();
    if (state.epoch() < 6) {
      assertThat(frame.orElseThrow().alarms()).isEmpty();
      table.putAll(values(frame));
    }
    assertThat(table)
        .isEqualTo(
            new TreeMap<>(
                Map.of("a", 6L, "e1", 1L, "e2", 1L, "e3", 1L, "e4", 1L, "e5", 1L, "e6", 1L)));
  }
}
