package io.livelift.dashboard.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChannelSetsTest {
  /**
   * The example of "Data-driven marketing attribution" (towardsdatascience.com): of 100 conversions
   * 20 saw Facebook only, 10 Organic, 17 LinkedIn, 17 Facebook and Organic, 30 Facebook and
   * LinkedIn, 6 all three. Facebook 0.455, Organic 0.205, LinkedIn 0.34.
   */
  private static final Map<String, Long> PUBLISHED =
      Map.of(
          "FACEBOOK", 20L,
          "ORGANIC", 10L,
          "LINKEDIN", 17L,
          "FACEBOOK+ORGANIC", 17L,
          "FACEBOOK+LINKEDIN", 30L,
          "FACEBOOK+LINKEDIN+ORGANIC", 6L);

  @Test
  void aPublishedExampleHasItsPublishedValues() {
    var values = new ChannelSets(PUBLISHED).shapley();
    assertThat(values.get("FACEBOOK")).isCloseTo(45.5, within(1e-9));
    assertThat(values.get("ORGANIC")).isCloseTo(20.5, within(1e-9));
    assertThat(values.get("LINKEDIN")).isCloseTo(34.0, within(1e-9));
  }

  /** Zhao, Mahboobi, Bagheri (2018): with this worth the Shapley value is the equal split. */
  @Test
  void tenChannelsGetTheEqualSplitOfEverySet() {
    var random = new Random(11);
    Map<String, Long> conversions = new HashMap<>();
    var expected = new double[10];
    for (var set = 1; set < 1 << 10; set++) {
      var count = random.nextInt(500);
      List<String> names = new ArrayList<>();
      for (var channel = 0; channel < 10; channel++) {
        if ((set & 1 << channel) != 0) {
          names.add("C" + channel);
          expected[channel] += (double) count / Integer.bitCount(set);
        }
      }
      conversions.put(String.join("+", names), (long) count);
    }
    var values = new ChannelSets(conversions).shapley();
    for (var channel = 0; channel < 10; channel++) {
      assertThat(values.get("C" + channel)).isCloseTo(expected[channel], within(1e-6));
    }
  }

  @Test
  void theRemovalEffectIsTheShareOfConversionsOfPeopleWhoSawTheChannel() {
    var effects = new ChannelSets(PUBLISHED).removalEffects();
    assertThat(effects.get("FACEBOOK")).isCloseTo(0.73, within(1e-9));
    assertThat(effects.get("ORGANIC")).isCloseTo(0.33, within(1e-9));
    assertThat(effects.get("LINKEDIN")).isCloseTo(0.53, within(1e-9));
  }

  @Test
  void peopleWhoSawNothingHaveNoShare() {
    var sets = new ChannelSets(Map.of("", 50L, "APP", 10L, "EMAIL", 0L));
    assertThat(sets.total()).isEqualTo(10);
    assertThat(sets.shapley()).containsEntry("APP", 10.0).containsEntry("EMAIL", 0.0);
  }

  @Test
  void nothingIsSharedWhereThereIsNothing() {
    assertThat(new ChannelSets(Map.of()).shapley()).isEmpty();
    assertThat(new ChannelSets(Map.of("APP", 0L)).removalEffects()).containsEntry("APP", 0.0);
  }
}
