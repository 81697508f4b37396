package io.livelift.dashboard.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionTest {
  private static final Measures WITHHELD = MadeUp.measures(Breakdown.CHANNEL_SET, true, Map.of());

  private static Measures channel(long assisted, long first, long last) {
    return MadeUp.measures(
        Breakdown.CHANNEL,
        false,
        Map.of(
            Measure.CONVERSIONS, assisted,
            Measure.CONVERTERS, assisted,
            Measure.CREDIT_FIRST, first * 1_000_000,
            Measure.CREDIT_LAST, last * 1_000_000,
            Measure.CREDIT_LINEAR, (first + last) * 500_000,
            Measure.CREDIT_TIME_DECAY, (first + last) * 500_000,
            Measure.CREDIT_POSITION, (first + last) * 500_000));
  }

  private static Map<String, Measures> sets(Map<String, Long> conversions) {
    return cells(Breakdown.CHANNEL_SET, Measure.CONVERSIONS, conversions);
  }

  private static Map<String, Measures> transitions(Map<String, Long> steps) {
    return cells(Breakdown.TRANSITION, Measure.TRANSITIONS, steps);
  }

  private static Map<String, Measures> cells(
      Breakdown breakdown, Measure measure, Map<String, Long> counts) {
    return counts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                e -> MadeUp.measures(breakdown, false, Map.of(measure, e.getValue()))));
  }

  /** 100 conversions: 60 after APP and EMAIL in this order, 40 after EMAIL alone. */
  private static Attribution.Tables tables() {
    return new Attribution.Tables(
        Map.of("APP", channel(60, 60, 0), "EMAIL", channel(100, 40, 100)),
        sets(Map.of("APP+EMAIL", 60L, "EMAIL", 40L, "", 0L)),
        transitions(
            Map.of(
                "START>APP", 60L,
                "START>EMAIL", 140L,
                "APP>EMAIL", 60L,
                "EMAIL>CONVERSION", 100L,
                "EMAIL>NONE", 100L)));
  }

  private static Attribution.Credit credit(Attribution attribution, String channel, Model model) {
    return attribution.channels().stream()
        .filter(c -> c.channel().equals(channel))
        .map(c -> c.credits().get(model.id()))
        .findFirst()
        .orElseThrow();
  }

  private static Attribution.ModelState state(Attribution attribution, Model model) {
    return attribution.models().stream()
        .filter(m -> m.model().equals(model.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyModelDistributesAllConversionsAndSharesSumToOne() {
    var attribution = Attribution.of(tables());
    for (var model : Model.values()) {
      assertThat(state(attribution, model).status()).isEqualTo("COMPLETE");
      assertThat(state(attribution, model).conversions()).isCloseTo(100, within(1e-9));
      var shares =
          attribution.channels().stream().mapToDouble(c -> c.credits().get(model.id()).share());
      assertThat(shares.sum()).as(model.id()).isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void modelsStandSideBySide() {
    var attribution = Attribution.of(tables());
    assertThat(credit(attribution, "APP", Model.FIRST).share()).isEqualTo(0.6);
    assertThat(credit(attribution, "APP", Model.LAST).share()).isZero();
    assertThat(credit(attribution, "APP", Model.SHAPLEY).conversions()).isEqualTo(30);
    // Removal: 60 of 160. Markov: without APP 0.35 instead of 0.5, so 0.3 against 1.
    assertThat(credit(attribution, "APP", Model.REMOVAL).share()).isCloseTo(0.375, within(1e-9));
    assertThat(credit(attribution, "APP", Model.MARKOV).share()).isCloseTo(0.3 / 1.3, within(1e-9));
  }

  @Test
  void itSaysWhereTheModelsDisagreeMost() {
    var attribution = Attribution.of(tables());
    var app = attribution.channels().get(1);
    assertThat(app.channel()).isEqualTo("APP");
    assertThat(app.assisted()).isEqualTo(60);
    assertThat(app.spread()).isCloseTo(0.6, within(1e-9));
    assertThat(app.highest()).isEqualTo("first");
    assertThat(app.lowest()).isEqualTo("last");
    var three =
        Map.of("APP", channel(60, 60, 0), "EMAIL", channel(80, 30, 60), "WEB", channel(50, 10, 40));
    assertThat(Attribution.of(new Attribution.Tables(three, null, null)).disagreeMost())
        .isEqualTo("APP");
  }

  @Test
  void withheldSetsAreCountedAndNotTakenForZero() {
    var sets = sets(Map.of("APP+EMAIL", 60L, "EMAIL", 40L));
    sets.put("APP+WEB", WITHHELD);
    var attribution = Attribution.of(new Attribution.Tables(tables().channels(), sets, null));
    var shapley = state(attribution, Model.SHAPLEY);
    assertThat(shapley.status()).isEqualTo("PARTIAL");
    assertThat(shapley.withheldCells()).isEqualTo(1);
    assertThat(shapley.conversions()).isEqualTo(100);
    assertThat(attribution.channels()).noneMatch(c -> c.channel().equals("WEB"));
  }

  /** Steps that may not be told are not there. */
  @ParameterizedTest
  @CsvSource({"START>APP, 1", "APP>EMAIL, 2", "EMAIL>CONVERSION, 1", "EMAIL>NONE, 1"})
  void missingStepsAreNotTakenForZero(String missing, int channels) {
    var steps = new HashMap<>(tables().transitions());
    steps.remove(missing);
    var attribution =
        Attribution.of(new Attribution.Tables(tables().channels(), tables().channelSets(), steps));
    var markov = state(attribution, Model.MARKOV);
    assertThat(markov.status())
        .isEqualTo(missing.endsWith(MarkovChain.CONVERSION) ? "WITHHELD" : "PARTIAL");
    assertThat(markov.withheldCells()).isEqualTo(channels);
  }

  @Test
  void aChannelWithoutAnyStepIsNotTakenForZero() {
    var channels = new HashMap<>(tables().channels());
    channels.put("WEB", MadeUp.measures(Breakdown.CHANNEL, false, Map.of(Measure.REACH, 20L)));
    channels.put("FAX", MadeUp.measures(Breakdown.CHANNEL, true, Map.of()));
    var attribution =
        Attribution.of(new Attribution.Tables(channels, null, tables().transitions()));
    assertThat(state(attribution, Model.MARKOV).status()).isEqualTo("PARTIAL");
    assertThat(state(attribution, Model.MARKOV).withheldCells()).isEqualTo(2);
  }

  @Test
  void aWithheldChannelHasNoCreditAtAll() {
    var channels =
        Map.of(
            "APP", channel(60, 60, 0), "WEB", MadeUp.measures(Breakdown.CHANNEL, true, Map.of()));
    var attribution = Attribution.of(new Attribution.Tables(channels, null, null));
    var web = attribution.channels().get(1);
    assertThat(web.channel()).isEqualTo("WEB");
    assertThat(web.assisted()).isNull();
    assertThat(web.credits()).isEmpty();
    assertThat(web.spread()).isNull();
    assertThat(state(attribution, Model.LAST).status()).isEqualTo("WITHHELD");
    assertThat(state(attribution, Model.FIRST).status()).isEqualTo("PARTIAL");
  }

  @Test
  void modelsWhoseCellsDoNotGoDownToTheRegionSaySo() {
    var attribution = Attribution.of(new Attribution.Tables(tables().channels(), null, null));
    assertThat(state(attribution, Model.SHAPLEY).status()).isEqualTo("NOT_AT_THIS_LEVEL");
    assertThat(state(attribution, Model.MARKOV).status()).isEqualTo("NOT_AT_THIS_LEVEL");
    assertThat(state(attribution, Model.LINEAR).status()).isEqualTo("COMPLETE");
  }

  @Test
  void beforeTheFirstConversionNothingIsShared() {
    var attribution =
        Attribution.of(
            new Attribution.Tables(
                Map.of("APP", channel(0, 0, 0)), sets(Map.of("APP", 0L)), transitions(Map.of())));
    assertThat(attribution.models()).allMatch(m -> m.status().equals("NO_CONVERSIONS"));
    assertThat(attribution.channels()).singleElement().matches(c -> c.credits().isEmpty());
    assertThat(attribution.disagreeMost()).isNull();
  }

  @Test
  void everyModelHasASentence() {
    assertThat(Arrays.stream(Model.values()).map(Model::sentence)).doesNotHaveDuplicates();
  }
}
