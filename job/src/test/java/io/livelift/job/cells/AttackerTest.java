package io.livelift.job.cells;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import io.livelift.vocabulary.Measure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is published of a slice gives no small group away to somebody who solves for it. */
class AttackerTest {
  private static final int SEEDS = Integer.getInteger("livelift.seeds", 150);
  private static final int SMALLEST_GROUP = 11;

  /** Slices of which each table is safe alone, but not all of them together, and neighbours. */
  private static final long[] ONLY_JOINTLY_UNSAFE = {
    489, 490, 571, 2170, 2171, 2228, 3085, 3596, 3597, 3690
  };

  static LongStream seeds() {
    return LongStream.concat(LongStream.range(0, SEEDS), jointSeeds());
  }

  static LongStream jointSeeds() {
    return LongStream.of(ONLY_JOINTLY_UNSAFE);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingAboutFewPeopleFollowsFromASlice(long seed) {
    var cells = RandomSlice.of(seed);
    var visibility = new Withholding(SMALLEST_GROUP).of(cells, Granularity.CAMPAIGN);
    var published = faces(cells, (name, cell) -> visibility.face(name, cell).measures());

    assertThat(secrets(cells, published)).isEmpty();
    published.forEach(AttackerTest::assertNoSmallGroup);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void nothingFollowsForWhoKnowsOnlyWhatIsPublished(long seed) {
    var cells = RandomSlice.of(seed);
    var visibility = new Withholding(SMALLEST_GROUP).of(cells, Granularity.CAMPAIGN);
    var published = faces(cells, (name, cell) -> visibility.face(name, cell).measures());
    var told = new HashSet<CellKey>();
    cells.forEach(
        (name, cell) -> {
          var face = visibility.face(name, cell);
          if (!face.isEmpty() && !face.isSuppressed()) {
            told.add(RandomSlice.SLICE.cell(name.breakdown(), name.region(), name.value()));
          }
        });
    var truth = faces(cells, (name, cell) -> cell.toMap());

    assertThat(
            new Attacker(truth, published, Set.of(), SMALLEST_GROUP)
                .knowingZerosOnlyOf(told)
                .secrets())
        .isEmpty();
  }

  @Test
  void theSameAttackSucceedsWhereOnlySmallCellsAreWithheld() {
    var solved = 0;
    for (var seed = 0; seed < 20; seed++) {
      var cells = RandomSlice.of(seed);
      var published = faces(cells, (name, cell) -> cell.toMap(m -> !isFew(cell, m)));
      solved += secrets(cells, published).isEmpty() ? 0 : 1;
    }
    assertThat(solved).isGreaterThan(15);
  }

  /**
   * Otherwise withholding everything would pass. These slices are small: worst cases, no nations.
   */
  @Test
  void mostOfWhatMayBeToldIsTold() {
    long told = 0;
    long tellable = 0;
    for (var seed = 0; seed < 40; seed++) {
      var cells = RandomSlice.of(seed);
      var visibility = new Withholding(SMALLEST_GROUP).of(cells, Granularity.CAMPAIGN);
      told += numbers(faces(cells, (name, cell) -> visibility.face(name, cell).measures()));
      tellable += numbers(faces(cells, (name, cell) -> cell.toMap(m -> !isFew(cell, m))));
    }
    assertThat((double) told / tellable).isGreaterThan(0.4);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatIsDecidedStepByStepIsWhatIsDecidedAtOnce(long seed) {
    var target = RandomSlice.of(seed);
    var cells = RandomSlice.of(seed + 1);
    var withholding = new Withholding(SMALLEST_GROUP);
    var visibility = withholding.of(cells, Granularity.CAMPAIGN);
    cells.forgetChanges();
    var changes = new HashMap<CellName, MeasureVector>();
    cells.forEach((name, cell) -> change(changes, name).add(cell, -1));
    target.forEach((name, cell) -> change(changes, name).add(cell, 1));
    changes.forEach(cells::add);

    var stepByStep = withholding.of(cells, Granularity.CAMPAIGN, visibility);

    var atOnce = withholding.of(target, Granularity.CAMPAIGN);
    assertThat(faces(cells, (name, cell) -> stepByStep.face(name, cell).measures()))
        .isEqualTo(faces(target, (name, cell) -> atOnce.face(name, cell).measures()));
  }

  @ParameterizedTest
  @MethodSource("jointSeeds")
  void whatIsDecidedWhenOneTableChangesIsWhatIsDecidedAtOnce(long seed) {
    var cells = RandomSlice.of(seed);
    var withholding = new Withholding(SMALLEST_GROUP);
    var visibility = withholding.of(cells, Granularity.CAMPAIGN);
    cells.forgetChanges();
    var changes = new HashMap<CellName, MeasureVector>();
    cells.forEach(
        Breakdown.TIER,
        (name, cell) -> {
          var other = name.value().equals("A") ? "B" : name.value().equals("B") ? "A" : "C";
          change(changes, name).add(cell, -1);
          change(changes, new CellName(name.breakdown(), name.region(), other)).add(cell, 1);
        });
    changes.forEach(cells::add);

    var stepByStep = withholding.of(cells, Granularity.CAMPAIGN, visibility);

    var atOnce = withholding.of(cells, Granularity.CAMPAIGN);
    assertThat(faces(cells, (name, cell) -> stepByStep.face(name, cell).measures()))
        .isEqualTo(faces(cells, (name, cell) -> atOnce.face(name, cell).measures()));
  }

  private static MeasureVector change(Map<CellName, MeasureVector> changes, CellName name) {
    return changes.computeIfAbsent(name, n -> new MeasureVector());
  }

  private static List<String> secrets(SliceCells cells, Map<CellKey, Map<String, Long>> published) {
    var truth = faces(cells, (name, cell) -> cell.toMap());
    return new Attacker(truth, published, Set.of(), SMALLEST_GROUP).secrets();
  }

  private static Map<CellKey, Map<String, Long>> faces(
      SliceCells cells, BiFunction<CellName, MeasureVector, Map<String, Long>> face) {
    var faces = new HashMap<CellKey, Map<String, Long>>();
    cells.forEach(
        (name, cell) ->
            faces.put(
                RandomSlice.SLICE.cell(name.breakdown(), name.region(), name.value()),
                face.apply(name, cell)));
    return faces;
  }

  private static void assertNoSmallGroup(CellKey cell, Map<String, Long> measures) {
    measures.forEach(
        (id, amount) -> {
          var people = Measure.ofId(id).people();
          if (people.isPresent()) {
            assertThat(measures.get(people.get().id()))
                .as("people behind %s of %s", id, cell)
                .isNotNull()
                .isGreaterThanOrEqualTo(SMALLEST_GROUP);
          }
        });
  }

  private static boolean isFew(MeasureVector cell, Measure measure) {
    return measure.people().filter(people -> cell.get(people) < SMALLEST_GROUP).isPresent();
  }

  private static long numbers(Map<CellKey, Map<String, Long>> faces) {
    return faces.values().stream().mapToLong(Map::size).sum();
  }
}
