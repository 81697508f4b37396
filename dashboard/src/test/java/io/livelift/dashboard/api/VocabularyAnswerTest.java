package io.livelift.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.dashboard.attribution.Model;
import io.livelift.dashboard.metrics.Metric;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VocabularyAnswerTest {
  @Test
  void everyWordHasANameInBothLanguagesAndAChineseSentence() {
    var names = VocabularyAnswer.names();
    assertThat(names.keySet())
        .containsAll(Arrays.stream(Measure.values()).map(Measure::id).toList());
    assertThat(names.keySet()).containsAll(Arrays.stream(Metric.values()).map(Metric::id).toList());
    assertThat(names.keySet())
        .containsAll(Arrays.stream(Breakdown.values()).map(Enum::name).toList());
    assertThat(names.keySet())
        .containsAll(Arrays.stream(Model.values()).map(model -> "model_" + model.id()).toList());
    assertThat(names.values())
        .allSatisfy(
            name -> {
              assertThat(name.en()).isNotBlank();
              assertThat(name.zh()).isNotBlank();
              assertThat(name.sentence()).isNotBlank();
            });
  }

  @Test
  void theVocabularyHasEveryMeasureWithUnitAndFamily() {
    var words = VocabularyAnswer.build().measures();
    assertThat(words).hasSize(Measure.values().length);
    assertThat(words).allMatch(word -> word.unit() != null && word.family() != null);
  }
}
