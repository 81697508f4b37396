package io.livelift.job.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is decided quickly, and step by step, is what the definition says at once. */
class SameAsDefinitionTest {
  private static final int SEEDS = Integer.getInteger("livelift.seeds", 150);
  private static final int SMALLEST_GROUP = 11;

  private static final io.livelift.job.cells.definition.Withholding DEFINITION =
      new io.livelift.job.cells.definition.Withholding(SMALLEST_GROUP);

  private final SliceCells cells = new SliceCells();
  private final io.livelift.job.cells.definition.SliceCells defined =
      new io.livelift.job.cells.definition.SliceCells();
  private final Withholding withholding = new Withholding(SMALLEST_GROUP);
  private Visibility visibility;

  static LongStream seeds() {
    return LongStream.range(0, SEEDS);
  }

  /** Cells of worst cases become, some groups of measures after others, those of other cases. */
  @ParameterizedTest
  @MethodSource("seeds")
  void everyFaceIsThatOfTheDefinition(long seed) {
    var random = new Random(seed);
    for (var target : List.of(seed, seed * 31 + 7)) {
      var groups = random.nextInt();
      become(RandomSlice.of(target), measure -> isIn(groups, measure));
      become(RandomSlice.of(target), measure -> true);
      swapValues(random);
    }
  }

  private static boolean isIn(int groups, Measure measure) {
    // Who is of the audience is of all people too: these numbers come together, as from journeys.
    var whole =
        switch (measure) {
          case AUDIENCE_PRESCRIBERS -> Measure.PRESCRIBERS;
          case AUDIENCE_CONVERTERS -> Measure.CONVERTERS;
          default -> measure;
        };
    return (Groups.of(whole) & groups) != 0;
  }

  private void become(SliceCells target, Predicate<Measure> measures) {
    Map<CellName, MeasureVector> changes = new HashMap<>();
    cells.forEach((name, cell) -> change(changes, name).add(only(cell, measures), -1));
    target.forEach((name, cell) -> change(changes, name).add(only(cell, measures), 1));
    apply(changes);
  }

  /** In one table only, so that others are reused. */
  private void swapValues(Random random) {
    var tables = List.of(Breakdown.TIER, Breakdown.SPECIALTY, Breakdown.PAYER);
    var table = cells.table(tables.get(random.nextInt(tables.size())));
    if (table.values().length < 2) {
      return;
    }
    var one = table.values()[0].name();
    var other = table.values()[1].name();
    Map<CellName, MeasureVector> changes = new HashMap<>();
    cells.forEach(
        table.breakdown(),
        (name, cell) -> {
          if (name.value().equals(one) || name.value().equals(other)) {
            var swapped =
                new CellName(
                    name.breakdown(), name.region(), name.value().equals(one) ? other : one);
            change(changes, name).add(cell, -1);
            change(changes, swapped).add(cell, 1);
          }
        });
    apply(changes);
  }

  private void apply(Map<CellName, MeasureVector> changes) {
    changes.forEach(
        (name, change) -> {
          cells.add(name, change);
          defined.add(definitionOf(name), change);
        });
    visibility =
        visibility == null
            ? withholding.of(cells, Granularity.CAMPAIGN)
            : withholding.of(cells, Granularity.CAMPAIGN, visibility);
    cells.forgetChanges();
    var expected = facesByDefinition(defined);
    assertThat(differences(expected, faces(cells, visibility))).isEmpty();
    var atOnce = withholding.of(cells, Granularity.CAMPAIGN);
    assertThat(differences(expected, faces(cells, atOnce))).isEmpty();
  }

  private static MeasureVector only(MeasureVector cell, Predicate<Measure> measures) {
    var part = new MeasureVector();
    cell.forEachMeasure(
        measure -> part.add(measure, measures.test(measure) ? cell.get(measure) : 0));
    return part;
  }

  private static List<String> differences(Map<String, String> expected, Map<String, String> faces) {
    assertThat(faces.keySet()).isEqualTo(expected.keySet());
    return expected.entrySet().stream()
        .filter(e -> !faces.get(e.getKey()).equals(e.getValue()))
        .map(e -> e + " but was " + faces.get(e.getKey()))
        .toList();
  }

  private static MeasureVector change(Map<CellName, MeasureVector> changes, CellName name) {
    return changes.computeIfAbsent(name, n -> new MeasureVector());
  }

  private static Map<String, String> faces(SliceCells cells, Visibility visibility) {
    var faces = new TreeMap<String, String>();
    cells.forEach(
        (name, cell) -> {
          var face = visibility.face(name, cell);
          faces.put(name.toString(), new TreeMap<>(face.measures()) + " " + face.isSuppressed());
        });
    return faces;
  }

  private static Map<String, String> facesByDefinition(
      io.livelift.job.cells.definition.SliceCells cells) {
    var visibility = DEFINITION.of(cells, Granularity.CAMPAIGN);
    var faces = new TreeMap<String, String>();
    cells.forEach(
        (name, cell) -> {
          var face = visibility.face(name, cell);
          faces.put(name.toString(), new TreeMap<>(face.measures()) + " " + face.isSuppressed());
        });
    return faces;
  }

  private static io.livelift.job.cells.definition.CellName definitionOf(CellName name) {
    return new io.livelift.job.cells.definition.CellName(
        name.breakdown(), name.region(), name.value());
  }
}
