package io.livelift.job.combine;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Slice;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.cube.Table;
import io.livelift.job.cube.WindowPlan;
import io.livelift.job.transport.SliceSumsSerializer;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A combiner sends the sum of all that was added to each cell, each slice in one block. */
class CombinerTest {
  private static final WindowPlan PLAN = new WindowPlan(1, 1000, false);

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsSentIsTheSumOfWhatWasAdded(long seed) throws IOException {
    var random = new Random(seed);
    var combiner = new Combiner();
    for (var epoch = 0; epoch < 3; epoch++) {
      Map<Cell, MeasureVector> expected = new HashMap<>();
      for (var i = random.nextInt(5_000); i >= 0; i--) {
        var delta = new CellDelta(cell(random), measures(random), PLAN);
        combiner.add(delta);
        expected
            .computeIfAbsent(delta.cell(), cell -> new MeasureVector())
            .add(delta.measures(), 1);
      }
      expected.values().removeIf(MeasureVector::isZero);

      var blocks = drain(combiner);

      Map<Cell, MeasureVector> actual = new HashMap<>();
      for (var block : blocks) {
        assertThat(block.plan()).isEqualTo(PLAN);
        for (var delta : block.deltas()) {
          assertThat(delta.cell().table().slice()).isEqualTo(block.slice());
          assertThat(actual.put(delta.cell(), delta.measures())).isNull();
        }
      }
      assertThat(actual).isEqualTo(expected);
      assertThat(blocks).extracting(SliceSums::slice).doesNotHaveDuplicates();
      assertThat(drain(combiner)).isEmpty();
    }
  }

  @Test
  void aNewPlanIsToldWhereNothingElseChanges() throws IOException {
    var combiner = new Combiner();
    var moved = new WindowPlan(2, 2000, false);
    var cell = new Cell(new Table("c", Granularity.DAY, 0, Breakdown.NONE), "44", "");
    var one = new MeasureVector();
    one.add(Measure.VIEWS, 1);
    var takenBack = new MeasureVector();
    takenBack.add(Measure.VIEWS, -1);
    combiner.add(new CellDelta(cell, takenBack, PLAN));
    combiner.add(new CellDelta(cell, one, moved));

    var blocks = drain(combiner);

    assertThat(blocks).hasSize(1);
    assertThat(blocks.get(0).slice()).isEqualTo(new Slice("c", Granularity.DAY, 0));
    assertThat(blocks.get(0).plan()).isEqualTo(moved);
    assertThat(blocks.get(0).deltas()).isEmpty();
  }

  /** What comes out, through the bytes in which it goes to the next stage. */
  private static List<SliceSums> drain(Combiner combiner) throws IOException {
    var serializer = new SliceSumsSerializer();
    var out = new DataOutputSerializer(64);
    var blocks = new ArrayList<SliceSums>();
    combiner.drain(blocks::add);
    for (var block : blocks) {
      serializer.serialize(block, out);
    }
    var in = new DataInputDeserializer(out.getCopyOfBuffer());
    var received = new ArrayList<SliceSums>();
    while (in.available() > 0) {
      received.add(serializer.deserialize(in));
    }
    return received;
  }

  private static Cell cell(Random random) {
    var granularity = Granularity.values()[random.nextInt(Granularity.values().length)];
    var breakdown = Breakdown.values()[random.nextInt(Breakdown.values().length)];
    return new Cell(
        new Table("c" + random.nextInt(12), granularity, 60_000L * random.nextInt(30), breakdown),
        random.nextInt(5) == 0 ? "" : "4" + random.nextInt(10),
        breakdown == Breakdown.NONE ? "" : "value " + random.nextInt(3));
  }

  private static MeasureVector measures(Random random) {
    var measures = new MeasureVector();
    for (var n = 1 + random.nextInt(3); n > 0; n--) {
      var measure = Measure.values()[random.nextInt(Measure.values().length)];
      measures.add(measure, random.nextInt(4) == 0 ? random.nextLong() >> 8 : 1);
    }
    if (random.nextInt(4) == 0) {
      return new MeasureVector();
    }
    return measures;
  }
}
