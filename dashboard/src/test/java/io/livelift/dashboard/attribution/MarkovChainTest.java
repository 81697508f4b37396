package io.livelift.dashboard.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class MarkovChainTest {
  private static final Offset<Double> EXACT = within(1e-12);

  /** Steps of paths, each a text such as {@code "A B CONVERSION"}, and how often it was gone. */
  private static Map<String, Long> steps(Map<String, Integer> paths) {
    Map<String, Long> steps = new HashMap<>();
    paths.forEach(
        (path, times) -> {
          var from = MarkovChain.START;
          for (var to : path.split(" ")) {
            steps.merge(from + ">" + to, (long) times, Long::sum);
            from = to;
          }
        });
    return steps;
  }

  /**
   * S. Bryl', "Marketing multi-channel attribution model with R, part 1" (analyzecore.com, 2016):
   * conversion 33.3%, without C1 16.7%, removal effects 0.5, 1, 1.
   */
  @Test
  void aPublishedExampleHasItsPublishedRemovalEffects() {
    var chain =
        new MarkovChain(steps(Map.of("C1 C2 C3 CONVERSION", 1, "C1 NONE", 1, "C2 C3 NONE", 1)));
    assertThat(chain.conversions()).isEqualTo(1);
    assertThat(chain.conversionProbability()).isCloseTo(1 / 3.0, EXACT);
    assertThat(chain.conversionProbabilityWithout("C1")).isCloseTo(1 / 6.0, EXACT);
    var effects = chain.removalEffects();
    assertThat(effects.get("C1")).isCloseTo(0.5, EXACT);
    assertThat(effects.get("C2")).isCloseTo(1, EXACT);
    assertThat(effects.get("C3")).isCloseTo(1, EXACT);
  }

  /**
   * S. Puzyrov, "Markov chain attribution: simple explanation of removal effect" (2019): 2 of
   * Google Ads, 1 of mailing, 1 of both in this order, 1 of Google Ads without conversion; its step
   * probabilities 0.8, 0.2, 0.5, 0.25, 0.25, 1 give 0.8, without Google Ads 0.2, without mailing
   * 0.4.
   */
  @Test
  void anotherPublishedExample() {
    var chain =
        new MarkovChain(
            steps(
                Map.of(
                    "ADS CONVERSION", 2,
                    "MAIL CONVERSION", 1,
                    "ADS MAIL CONVERSION", 1,
                    "ADS NONE", 1)));
    assertThat(chain.conversionProbability()).isCloseTo(0.8, EXACT);
    assertThat(chain.conversionProbabilityWithout("ADS")).isCloseTo(0.2, EXACT);
    assertThat(chain.conversionProbabilityWithout("MAIL")).isCloseTo(0.4, EXACT);
    assertThat(chain.removalEffects().get("ADS")).isCloseTo(0.75, EXACT);
    assertThat(chain.removalEffects().get("MAIL")).isCloseTo(0.5, EXACT);
  }

  /**
   * The example of pychattr, a port of the R package ChannelAttribution, which simulates: of 3
   * conversions A 1.991, B 1.009. Computed: 2 and 1.
   */
  @Test
  void loopsDoNotDisturb() {
    var chain =
        new MarkovChain(
            steps(
                Map.of(
                    "A B A B B A CONVERSION", 1,
                    "A B B A A CONVERSION", 1,
                    "A A CONVERSION", 1)));
    assertThat(chain.conversionProbability()).isCloseTo(1, EXACT);
    assertThat(chain.removalEffects().get("A")).isCloseTo(1, EXACT);
    assertThat(chain.removalEffects().get("B")).isCloseTo(0.5, EXACT);
  }

  @Test
  void aChannelWithoutWayToAConversionHasNoEffect() {
    var chain =
        new MarkovChain(
            Map.of(
                "START>A",
                5L,
                "START>B",
                5L,
                "A>CONVERSION",
                5L,
                "B>C",
                5L,
                "C>B",
                4L,
                "C>NONE",
                1L));
    assertThat(chain.removalEffects())
        .containsEntry("A", 1.0)
        .containsEntry("B", 0.0)
        .containsEntry("C", 0.0);
  }

  @Test
  void whatIsVisibleOfACutChainIsNoReasonToFail() {
    // The steps that leave the circle, and those that begin a path, are withheld.
    var circle = new MarkovChain(Map.of("START>A", 5L, "A>B", 20L, "B>A", 20L));
    assertThat(circle.conversionProbability()).isZero();
    var headless = new MarkovChain(Map.of("A>CONVERSION", 12L));
    assertThat(headless.conversions()).isEqualTo(12);
    assertThat(headless.removalEffects()).containsEntry("A", 0.0);
    assertThat(new MarkovChain(Map.of()).removalEffects()).isEmpty();
  }

  @Test
  void whatIsNoTransitionIsRefused() {
    assertThatThrownBy(() -> new MarkovChain(Map.of("A", 1L)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
