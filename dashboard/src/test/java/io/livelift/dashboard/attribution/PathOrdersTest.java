package io.livelift.dashboard.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathOrdersTest {
  private static final long MILLION = 1_000_000;

  private static Map<String, Measures> steps(Object... stepsAndCounts) {
    Map<String, Measures> steps = new HashMap<>();
    for (var i = 0; i < stepsAndCounts.length; i += 2) {
      var count = ((Integer) stepsAndCounts[i + 1]).longValue();
      steps.put(
          (String) stepsAndCounts[i],
          MadeUp.measures(
              Breakdown.TRANSITION,
              false,
              Map.of(Measure.TRANSITIONS, count, Measure.TRANSITION_PEOPLE, count)));
    }
    return steps;
  }

  private static Measures lastTouches(long conversions) {
    return MadeUp.measures(
        Breakdown.CHANNEL,
        false,
        Map.of(
            Measure.REACH,
            100L,
            Measure.CONVERTERS,
            conversions,
            Measure.CREDIT_LAST,
            conversions * MILLION));
  }

  private static PathOrders.Order order(PathOrders paths, ChannelKind first, ChannelKind last) {
    return paths.orders().stream()
        .filter(order -> order.first() == first && order.last() == last)
        .findFirst()
        .orElseThrow();
  }

  /** Paths without a choice can be counted by hand: 60 go APP, FIELD_REP; 40 FIELD_REP alone. */
  @Test
  void pathsAreToldByWhatTheyBeginAndEndWith() {
    var paths =
        PathOrders.of(
            steps(
                "START>APP", 60,
                "START>CONFERENCE", 40,
                "APP>FIELD_REP", 60,
                "FIELD_REP>CONVERSION", 30,
                "FIELD_REP>NONE", 30,
                "CONFERENCE>CONVERSION", 10,
                "CONFERENCE>NONE", 30),
            Map.of(
                "APP", lastTouches(0),
                "FIELD_REP", lastTouches(30),
                "CONFERENCE", lastTouches(10)));
    assertThat(paths.status()).isEqualTo(PathOrders.Status.COMPLETE);
    var mixed = order(paths, ChannelKind.ONLINE, ChannelKind.OFFLINE);
    assertThat(mixed.conversions()).isCloseTo(30, within(1e-9));
    assertThat(mixed.paths()).isCloseTo(60, within(1e-9));
    assertThat(mixed.conversionRate()).isCloseTo(0.5, within(1e-9));
    assertThat(mixed.share()).isCloseTo(0.75, within(1e-9));
    assertThat(order(paths, ChannelKind.OFFLINE, ChannelKind.OFFLINE).conversionRate())
        .isCloseTo(0.25, within(1e-9));
    assertThat(paths.orders().get(0)).isEqualTo(mixed);
    assertThat(paths.kinds())
        .contains(new PathOrders.Step("ONLINE", "OFFLINE", 60, 1.0))
        .contains(new PathOrders.Step("OFFLINE", "CONVERSION", 40, 0.4));
  }

  @Test
  void repeatsAndCirclesKeepEveryConversion() {
    var paths =
        PathOrders.of(
            steps(
                "START>APP", 70,
                "START>FIELD_REP", 30,
                "APP>APP", 50,
                "APP>FIELD_REP", 40,
                "FIELD_REP>APP", 20,
                "APP>CONVERSION", 15,
                "APP>NONE", 35,
                "FIELD_REP>CONVERSION", 25,
                "FIELD_REP>NONE", 25),
            Map.of("APP", lastTouches(15), "FIELD_REP", lastTouches(25)));
    assertThat(paths.status()).isEqualTo(PathOrders.Status.COMPLETE);
    assertThat(paths.orders().stream().mapToDouble(PathOrders.Order::conversions).sum())
        .isCloseTo(40, within(1e-9));
    assertThat(paths.orders().stream().mapToDouble(PathOrders.Order::paths).sum())
        .isCloseTo(100, within(1e-9));
    assertThat(
            order(paths, ChannelKind.ONLINE, ChannelKind.ONLINE).conversions()
                + order(paths, ChannelKind.OFFLINE, ChannelKind.ONLINE).conversions())
        .as("those that end online are the last touches of the only online channel")
        .isCloseTo(15, within(1e-9));
  }

  @Test
  void stepsThatMayNotBeToldAreSaidToBeMissing() {
    var paths =
        PathOrders.of(
            steps("START>APP", 60, "APP>CONVERSION", 30, "APP>EMAIL", 30),
            Map.of("APP", lastTouches(30), "EMAIL", lastTouches(12)));
    assertThat(paths.status()).isEqualTo(PathOrders.Status.PARTIAL);
    assertThat(paths.withheldChannels()).isEqualTo(1);
    assertThat(paths.orders()).hasSize(1);
    assertThat(paths.orders().get(0).conversions()).isCloseTo(30, within(1e-9));
  }

  @Test
  void nothingToTellIsNotNothing() {
    assertThat(PathOrders.of(steps(), Map.of("APP", lastTouches(0))).status())
        .isEqualTo(PathOrders.Status.WITHHELD);
    assertThat(PathOrders.of(steps(), Map.of()).status()).isEqualTo(PathOrders.Status.NO_PATHS);
    assertThat(PathOrders.of(null, Map.of()).status())
        .isEqualTo(PathOrders.Status.NOT_AT_THIS_LEVEL);
  }

  @Test
  void everyChannelOfTheContractHasItsKind() {
    var channels = List.of(io.livelift.contract.Channel.values()).stream().map(Enum::name).toList();
    assertThat(channels.stream().filter(c -> ChannelKind.of(c) == ChannelKind.OTHER))
        .containsExactly("OTHER");
    assertThat(ChannelKind.of("CONFERENCE")).isEqualTo(ChannelKind.OFFLINE);
    assertThat(ChannelKind.of("A_NEWER_ONE")).isEqualTo(ChannelKind.OTHER);
  }
}
