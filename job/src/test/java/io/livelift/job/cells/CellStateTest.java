package io.livelift.job.cells;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.CampaignMetric;
import io.livelift.job.LiveliftJob;
import io.livelift.job.config.PrivacyConfig;
import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Slice;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.cube.Table;
import io.livelift.job.cube.WindowPlan;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.transport.PublishedRecordSerializer;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import io.livelift.wire.SingleObjectReader;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the cells stage keeps is what it publishes again, also where an earlier build kept it. */
class CellStateTest {
  private static final OutputTag<PublishedRecord> PARTS =
      new OutputTag<>("parts", PublishedRecordSerializer.TYPE);
  private static final WindowPlan PLAN = new WindowPlan(1, Long.MAX_VALUE, false);
  private static final List<String> REGIONS =
      List.of("44", "44/4403", "44/4403/440305", "44/4403/440306", "11/1101/110101", "UNKNOWN");

  private KeyedOneInputStreamOperatorTestHarness<String, SliceSums, PublishedRecord> stage;
  private long epoch;

  static Stream<StateBackend> backends() {
    return Stream.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @ParameterizedTest
  @MethodSource("backends")
  void whatIsRestoredIsPublishedAgain(StateBackend backend) throws Exception {
    var random = new Random(1);
    open(new PublishCells(0, Duration.ZERO, everything(), PARTS), backend, null);
    Map<String, String> published = new TreeMap<>();
    for (var i = 0; i < 5; i++) {
      published.putAll(epoch(deltas(random, 60)));
      var state = stage.snapshot(epoch, epoch);
      stage.close();
      open(new PublishCells(0, Duration.ZERO, everything(), PARTS), backend, state);
      published.values().removeIf("{}"::equals);

      assertThat(epoch(List.of())).isEqualTo(published);
    }
    stage.close();
  }

  @ParameterizedTest
  @MethodSource("backends")
  void cellsOfAnEarlierBuildAreMoved(StateBackend backend) throws Exception {
    var former = deltas(new Random(2), 200);
    var more = deltas(new Random(3), 10);
    open(new PublishCells(0, Duration.ZERO, everything(), PARTS), backend, null);
    Map<String, String> expected = new TreeMap<>(epoch(former));
    expected.putAll(epoch(more));
    stage.close();
    expected.values().removeIf("{}"::equals);

    open(new EarlierBuild(), backend, null);
    epoch(former);
    var savepoint = stage.snapshot(epoch, epoch);
    stage.close();
    open(new PublishCells(0, Duration.ZERO, everything(), PARTS), backend, savepoint);
    epoch(more);
    var moved = stage.snapshot(epoch, epoch);
    stage.close();
    open(new PublishCells(0, Duration.ZERO, everything(), PARTS), backend, moved);

    assertThat(epoch(List.of())).isEqualTo(expected);
    stage.close();
  }

  private static PrivacyConfig everything() {
    return new PrivacyConfig(PrivacyConfig.NOTHING_WITHHELD);
  }

  private void open(
      OneInputStreamOperator<SliceSums, PublishedRecord> operator,
      StateBackend backend,
      OperatorSubtaskState state)
      throws Exception {
    stage =
        new KeyedOneInputStreamOperatorTestHarness<>(
            operator,
            sums -> sums.slice().toKey(),
            Types.STRING,
            LiveliftJob.MAX_PARALLELISM,
            1,
            0);
    // Before the set-up, which takes the backend that it finds.
    stage.setStateBackend(backend);
    stage.setup(new PublishedRecordSerializer());
    if (state != null) {
      stage.setRestoredCheckpointId(epoch);
      stage.initializeState(state);
    }
    stage.open();
    var isRocksDb = backend instanceof EmbeddedRocksDBStateBackend;
    assertThat(((AbstractStreamOperator<?>) operator).getKeyedStateBackend())
        .isInstanceOf(isRocksDb ? RocksDBKeyedStateBackend.class : HeapKeyedStateBackend.class);
  }

  /** What is published of each cell in an epoch. */
  private Map<String, String> epoch(List<CellDelta> deltas) throws Exception {
    for (var sums : Combined.of(deltas)) {
      stage.processElement(new StreamRecord<>(sums));
    }
    stage.prepareSnapshotPreBarrier(++epoch);
    var reader = new SingleObjectReader<>(CampaignMetric.class);
    Map<String, String> cells = new TreeMap<>();
    for (var element = stage.getOutput().poll();
        element != null;
        element = stage.getOutput().poll()) {
      var record = (PublishedRecord) ((StreamRecord<?>) element).getValue();
      if (record.topic() == OutputTopic.CAMPAIGN_METRICS) {
        var measures = new TreeMap<>(reader.read(record.value()).getMeasures());
        cells.put(new String(record.key(), UTF_8), measures.toString());
      }
    }
    return cells;
  }

  private static List<CellDelta> deltas(Random random, int size) {
    List<CellDelta> deltas = new ArrayList<>();
    for (var i = 0; i < size; i++) {
      var granularity = random.nextBoolean() ? Granularity.CAMPAIGN : Granularity.DAY;
      var breakdowns = Cube.breakdowns(granularity);
      var breakdown = breakdowns.get(random.nextInt(breakdowns.size()));
      var measures = new MeasureVector();
      measures.add(Measure.VIEWS, random.nextInt(3) - 1L);
      measures.add(Measure.DWELL_MS, random.nextInt(100_000) - 50_000L);
      deltas.add(
          new CellDelta(
              new Cell(
                  new Table("c" + random.nextInt(3), granularity, 0, breakdown),
                  REGIONS.get(random.nextInt(REGIONS.size())),
                  breakdown == Breakdown.NONE ? "" : "value " + random.nextInt(4)),
              measures,
              PLAN));
    }
    return deltas;
  }

  /** Keeps each cell in an entry of its own, by its name, as the builds before blocks did. */
  private static final class EarlierBuild extends AbstractStreamOperator<PublishedRecord>
      implements OneInputStreamOperator<SliceSums, PublishedRecord> {
    private static final long serialVersionUID = 1L;

    private final transient Map<Slice, SliceCells> slices = new HashMap<>();

    @Override
    public void processElement(StreamRecord<SliceSums> element) throws Exception {
      var rollUp = new RollUp();
      rollUp.add(element.getValue());
      var cells = slices.computeIfAbsent(element.getValue().slice(), s -> new SliceCells());
      var state = getPartitionedState(CellStates.CELLS);
      for (var change : rollUp.changes()) {
        var value = cells.add(change.getKey(), change.getValue());
        if (value == null) {
          state.remove(change.getKey().toKey());
        } else {
          var bytes = new ByteArrayOutputStream();
          value.write(new DataOutputStream(bytes));
          state.put(change.getKey().toKey(), bytes.toByteArray());
        }
      }
    }
  }
}
