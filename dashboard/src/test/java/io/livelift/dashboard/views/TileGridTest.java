package io.livelift.dashboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.vocabulary.RegionNames;
import io.livelift.vocabulary.RegionPath;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TileGridTest {
  @Test
  void eachProvinceLevelUnitOfTheDictionaryHasExactlyOnePlace() {
    var provinces =
        RegionNames.bundled().paths().stream().filter(path -> RegionPath.level(path) == 1).toList();
    assertThat(provinces).hasSize(34);
    assertThat(TileGrid.TILES)
        .extracting(TileGrid.Tile::region)
        .containsExactlyInAnyOrderElementsOf(provinces);
  }

  @Test
  void noTwoAreAtTheSamePlace() {
    assertThat(TileGrid.TILES)
        .extracting(tile -> List.of(tile.column(), tile.row()))
        .doesNotHaveDuplicates();
    assertThat(TileGrid.TILES).allMatch(tile -> tile.column() >= 1 && tile.column() <= 7);
  }

  @Test
  void namesAreThoseOfTheDictionaryMadeShort() {
    for (var tile : TileGrid.TILES) {
      var names = RegionNames.bundled();
      assertThat(names.name(tile.region(), Locale.ENGLISH)).isEqualTo(tile.title().en());
      assertThat(names.name(tile.region(), Locale.CHINA)).startsWith(tile.title().zh());
    }
    assertThat(TileGrid.TILES).extracting(tile -> tile.sign().en()).doesNotHaveDuplicates();
    assertThat(TileGrid.TILES).extracting(tile -> tile.sign().zh()).doesNotHaveDuplicates();
  }

  @Test
  void neighboursKnownToEverybodyAreNeighbours() {
    assertThat(tile("44").row()).isGreaterThan(tile("11").row());
    assertThat(tile("65").column()).isLessThan(tile("31").column());
    assertThat(tile("81").row()).isEqualTo(tile("44").row());
  }

  private static TileGrid.Tile tile(String region) {
    return TileGrid.TILES.stream().filter(t -> t.region().equals(region)).findFirst().orElseThrow();
  }
}
