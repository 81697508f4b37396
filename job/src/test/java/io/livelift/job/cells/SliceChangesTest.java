package io.livelift.job.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Table;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Cube;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rolled up level by level, or each cell on its own to the nation: it is the same. */
class SliceChangesTest {
  private static final WindowPlan PLAN = new WindowPlan(1, Long.MAX_VALUE, false);
  private static final List<String> REGIONS =
      List.of("", "44", "44/4403", "44/4403/440305", "44/4403/440306", "11/1101/110101", "UNKNOWN");

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyCellChangesByWhatIsBelowIt(long seed) {
    var random = new Random(seed);
    var granularity = Granularity.values()[random.nextInt(4)];
    var cells = new SliceCells();
    var expectedCells = new HashMap<CellName, MeasureVector>();
    for (var epoch = 0; epoch < 3; epoch++) {
      var rollUp = rollUp(random, granularity);
      Map<CellName, MeasureVector> expected = new HashMap<>();
      rollUp.changes().forEach(change -> expected.put(change.getKey(), change.getValue()));

      var changes = SliceChanges.of(rollUp, cells, granularity);

      Map<CellName, MeasureVector> actual = new HashMap<>();
      changes.forEach(
          change -> {
            actual.put(
                new CellName(
                    change.table().breakdown(), change.region().path(), change.value().name()),
                change.measures());
            assertThat(changes.touches(change.table(), change.region(), change.value().number()))
                .isTrue();
          });
      assertThat(actual).isEqualTo(expected);

      changes.forEach(c -> c.table().add(c.region(), c.value(), c.measures()));
      expected.forEach(
          (name, change) -> {
            expectedCells.computeIfAbsent(name, n -> new MeasureVector()).add(change, 1);
            expectedCells.computeIfPresent(name, (n, cell) -> cell.isZero() ? null : cell);
          });
      var all = new HashMap<CellName, MeasureVector>();
      cells.forEach(all::put);
      assertThat(all).isEqualTo(expectedCells);
      assertThat(cells.size()).isEqualTo(expectedCells.size());
    }
  }

  private static RollUp rollUp(Random random, Granularity granularity) {
    var deltas = new ArrayList<CellDelta>();
    var breakdowns = Cube.breakdowns(granularity);
    for (var i = random.nextInt(40); i >= 0; i--) {
      var breakdown = breakdowns.get(random.nextInt(breakdowns.size()));
      var measures = new MeasureVector();
      for (var n = random.nextInt(4); n >= 0; n--) {
        measures.add(
            Measure.values()[random.nextInt(Measure.values().length)], random.nextInt(5) - 2L);
      }
      var cell =
          new Cell(
              new Table("c", granularity, 0, breakdown),
              REGIONS.get(random.nextInt(REGIONS.size())),
              breakdown == Breakdown.NONE ? "" : "value " + random.nextInt(3));
      deltas.add(new CellDelta(cell, measures, PLAN));
    }
    return Combined.rollUp(deltas);
  }
}
