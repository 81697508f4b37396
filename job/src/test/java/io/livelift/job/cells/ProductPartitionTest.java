package io.livelift.job.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.cells.ProductPartition.Joint;
import io.livelift.job.cells.ProductPartition.Layer;
import io.livelift.job.cells.ProductPartition.Lines;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProductPartitionTest {
  private static final int SMALLEST_GROUP = 11;

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @Test
  void aRareValueIsHiddenWithTheSmallestOfTheOthers() {
    assertThat(hiddenValues(new long[] {400, 3, 90, 60})).containsExactly(1, 3);
  }

  @Test
  void enoughRareValuesHideEachOther() {
    assertThat(hiddenValues(new long[] {400, 8, 7})).containsExactly(1, 2);
  }

  @Test
  void elevenCellsOfOnePersonEachAreNotEnoughForEachOther() {
    var people = new long[12][1];
    for (var row : people) {
      row[0] = 1;
    }
    people[11][0] = 40;
    var hidden = new boolean[12];
    new ProductPartition(
            SMALLEST_GROUP,
            List.of(new Layer(people, Joint.APART)),
            Lines.ROWS,
            hidden,
            new boolean[1])
        .solve();

    assertThat(hidden[11]).isTrue();
  }

  /** Two arms of ten provinces, of which six have few people in the control arm. */
  @Test
  void oneOfTwoValuesIsNotHiddenWhereHidingTheSmallRowsIsEnough() {
    var people =
        new long[][] {
          {114, 36}, {123, 24}, {125, 30}, {114, 22}, {20, 4}, {17, 5}, {13, 3}, {12, 1}, {17, 3},
          {18, 4}, {0, 0}
        };
    var hiddenRows = new boolean[people.length];
    hiddenRows[people.length - 1] = true;
    var hiddenValues = new boolean[2];
    new ProductPartition(
            SMALLEST_GROUP,
            List.of(new Layer(people, Joint.SUM)),
            Lines.BOTH,
            hiddenRows,
            hiddenValues)
        .solve();

    assertThat(hiddenValues).containsOnly(false);
    assertThat(hiddenRows).startsWith(false, false, false, false, true, true, true, true, true);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everyBlockRestsOnNobodyOrOnEnough(long seed) {
    var random = new Random(seed);
    var people = new long[2 + random.nextInt(6)][2 + random.nextInt(5)];
    for (var row : people) {
      for (var j = 0; j < row.length; j++) {
        row[j] = random.nextInt(3) == 0 ? 0 : random.nextInt(2) == 0 ? random.nextInt(9) : 30;
      }
    }
    var hiddenRows = new boolean[people.length];
    hiddenRows[people.length - 1] = true;
    var hiddenValues = new boolean[people[0].length];
    new ProductPartition(
            SMALLEST_GROUP,
            List.of(new Layer(people, Joint.SUM)),
            Lines.BOTH,
            hiddenRows,
            hiddenValues)
        .solve();

    for (var i = 0; i < people.length; i++) {
      for (var j = 0; j < people[0].length; j++) {
        assertBlock(people, hiddenRows, hiddenValues, i, j);
      }
    }
  }

  /** The block of a cell: with a hidden row all hidden rows, with a hidden value all of these. */
  private static void assertBlock(
      long[][] people, boolean[] hiddenRows, boolean[] hiddenValues, int row, int value) {
    var isAnyShown = IntStream.range(0, hiddenValues.length).anyMatch(j -> !hiddenValues[j]);
    if (!isAnyShown) {
      return;
    }
    var block = 0L;
    for (var i = 0; i < people.length; i++) {
      for (var j = 0; j < people[0].length; j++) {
        var inRows = hiddenRows[row] ? hiddenRows[i] : i == row;
        var inValues = hiddenValues[value] ? hiddenValues[j] : j == value;
        block += inRows && inValues ? people[i][j] : 0;
      }
    }
    var isAnyRowShown = IntStream.range(0, hiddenRows.length).anyMatch(i -> !hiddenRows[i]);
    if (isAnyRowShown) {
      assertThat(block == 0 || block >= SMALLEST_GROUP).as("block of %s, %s", row, value).isTrue();
    }
  }

  private static int[] hiddenValues(long[] people) {
    var hidden = new boolean[people.length];
    new ProductPartition(
            SMALLEST_GROUP,
            List.of(new Layer(new long[][] {people}, Joint.SUM)),
            Lines.VALUES,
            new boolean[1],
            hidden)
        .solve();
    return IntStream.range(0, hidden.length).filter(j -> hidden[j]).toArray();
  }
}
