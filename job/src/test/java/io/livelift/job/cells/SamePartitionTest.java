package io.livelift.job.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.cells.ProductPartition.Joint;
import io.livelift.job.cells.ProductPartition.Layer;
import io.livelift.job.cells.ProductPartition.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is hidden with sums that are kept is what is hidden with sums that are made anew. */
class SamePartitionTest {
  private static final int SMALLEST_GROUP = 11;

  static LongStream seeds() {
    return LongStream.range(0, 3_000);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theSameLinesAreHidden(long seed) {
    var random = new Random(seed);
    var rows = 1 + random.nextInt(8);
    var values = 1 + random.nextInt(6);
    var rarity = 1 + random.nextInt(12);
    List<Layer> layers = new ArrayList<>();
    List<io.livelift.job.cells.definition.ProductPartition.Layer> defined = new ArrayList<>();
    for (var i = random.nextInt(3); i >= 0; i--) {
      var people = people(random, rows, values, rarity);
      var joint = random.nextInt(3);
      layers.add(new Layer(people, Joint.values()[joint]));
      defined.add(
          new io.livelift.job.cells.definition.ProductPartition.Layer(
              people, io.livelift.job.cells.definition.ProductPartition.Joint.values()[joint]));
    }
    var lines = random.nextInt(3);
    var hiddenRows = lines(random, rows);
    var hiddenValues = lines(random, values);
    var expectedRows = hiddenRows.clone();
    var expectedValues = hiddenValues.clone();

    new ProductPartition(SMALLEST_GROUP, layers, Lines.values()[lines], hiddenRows, hiddenValues)
        .solve();

    new io.livelift.job.cells.definition.ProductPartition(
            SMALLEST_GROUP,
            defined,
            io.livelift.job.cells.definition.ProductPartition.Lines.values()[lines],
            expectedRows,
            expectedValues)
        .solve();
    assertThat(hiddenRows).isEqualTo(expectedRows);
    assertThat(hiddenValues).isEqualTo(expectedValues);
  }

  /** Mostly enough people, some few, some nobody; now and then less than nobody. */
  private static long[][] people(Random random, int rows, int values, int rarity) {
    var people = new long[rows][values];
    for (var row : people) {
      for (var j = 0; j < values; j++) {
        row[j] =
            switch (random.nextInt(rarity + 2)) {
              case 0 -> 0;
              case 1 -> random.nextInt(14);
              case 2 -> random.nextInt(40) == 0 ? -1 : 12;
              default -> 11 + random.nextInt(60);
            };
      }
    }
    return people;
  }

  private static boolean[] lines(Random random, int size) {
    var lines = new boolean[size];
    for (var i = 0; i < size; i++) {
      lines[i] = random.nextInt(4) == 0;
    }
    return lines;
  }
}
