package io.livelift.dashboard.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColourScaleTest {
  @Test
  void aboutEquallyManyAreInEachClass() {
    var values = IntStream.rangeClosed(1, 34).mapToObj(i -> (double) i * i * i).toList();
    var scale = new ColourScale(values);
    assertThat(scale.steps()).extracting(ColourScale.Step::step).containsExactly(1, 2, 3, 4, 5);
    assertThat(scale.steps()).allMatch(step -> step.regions() >= 6 && step.regions() <= 7);
    assertThat(scale.step(1)).isEqualTo(1);
    assertThat(scale.step(34.0 * 34 * 34)).isEqualTo(5);
  }

  @Test
  void equalValuesHaveOneColour() {
    var scale = new ColourScale(List.of(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 3.0, 9.0));
    assertThat(scale.steps().get(0).regions()).isEqualTo(6);
    assertThat(scale.step(0)).isEqualTo(1);
    assertThat(scale.steps().stream().mapToInt(ColourScale.Step::regions).sum()).isEqualTo(8);
    assertThat(scale.step(9)).isEqualTo(5);
  }

  @Test
  void fewValuesUseTheWholeRange() {
    assertThat(new ColourScale(List.of(1.0, 2.0)).steps())
        .extracting(ColourScale.Step::step)
        .containsExactly(1, 5);
    assertThat(new ColourScale(List.of(7.0, 7.0)).step(7)).isEqualTo(3);
    assertThat(new ColourScale(List.of()).steps()).isEmpty();
  }

  @Test
  void everyValueIsWithinItsClass() {
    var random = new java.util.Random(7);
    for (var round = 0; round < 200; round++) {
      var values =
          IntStream.range(0, 1 + random.nextInt(40))
              .mapToObj(i -> (double) random.nextInt(12))
              .toList();
      var scale = new ColourScale(values);
      for (var value : values) {
        var step = scale.step(value);
        assertThat(scale.steps())
            .filteredOn(s -> s.step() == step)
            .singleElement()
            .satisfies(s -> assertThat(value).isBetween(s.low(), s.high()));
      }
    }
  }
}
