package io.livelift.dashboard.attribution;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Measure;
import io.livelift.vocabulary.Transition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Which orders of online and offline touches convert, from the steps of all paths. Serialized as it
 * is into the API.
 *
 * <p>The steps tell of two touches in a row only; what begins and what ends a path is put together
 * as by a first-order chain over channels ({@link PathChain}), which gives every channel exactly
 * the conversions that end with it where no step is withheld.
 *
 * @param status COMPLETE, PARTIAL where steps are missing, WITHHELD where none can be told,
 *     NO_PATHS, NOT_AT_THIS_LEVEL below the nation
 * @param withheldChannels at how many channels steps are missing
 * @param orders by kind of the first and of the last touch, the most conversions first
 * @param kinds the steps summed by kind of channel
 * @param steps between channels, the most frequent first
 */
public record PathOrders(
    Status status,
    @JsonProperty("withheld_channels") int withheldChannels,
    List<Order> orders,
    List<Step> kinds,
    List<Step> steps) {

  /** Whether the orders can be told. */
  public enum Status {
    COMPLETE,
    PARTIAL,
    WITHHELD,
    NO_PATHS,
    NOT_AT_THIS_LEVEL
  }

  /**
   * Paths that begin and end with touches of these kinds.
   *
   * @param paths that have ended, with a conversion or without
   * @param conversions how many of them with one
   * @param share of all conversions, 0 to 1
   * @param conversionRate conversions per path; null where there is no path
   */
  public record Order(
      ChannelKind first,
      ChannelKind last,
      double paths,
      double conversions,
      double share,
      @JsonProperty("conversion_rate") Double conversionRate) {}

  /**
   * Steps from one state to another.
   *
   * @param from START, a channel or a kind of channels
   * @param to a channel or kind, CONVERSION or NONE
   * @param share of all steps that leave the same state, 0 to 1
   */
  public record Step(String from, String to, long steps, double share) {}

  /**
   * The orders of the nation.
   *
   * @param transitions by transition; null where the table does not go down to the region
   * @param channels the cells of CHANNEL, by channel
   */
  public static PathOrders of(Map<String, Measures> transitions, Map<String, Measures> channels) {
    if (transitions == null) {
      return nothing(Status.NOT_AT_THIS_LEVEL, 0);
    }
    var counts = new StepCounts();
    transitions.forEach(
        (step, cell) -> counts.add(Transition.parse(step), cell.get(Measure.TRANSITIONS)));
    var missing = MissingSteps.channels(counts.byText(), channels);
    if (counts.isEmpty()) {
      return nothing(missing > 0 ? Status.WITHHELD : Status.NO_PATHS, missing);
    }
    return new PathOrders(
        missing > 0 ? Status.PARTIAL : Status.COMPLETE,
        missing,
        orders(new PathChain(counts)),
        counts.by(PathOrders::kind).steps(),
        counts.steps());
  }

  private static PathOrders nothing(Status status, int missing) {
    return new PathOrders(status, missing, List.of(), List.of(), List.of());
  }

  private static String kind(String state) {
    return StepCounts.isChannel(state) ? ChannelKind.of(state).name() : state;
  }

  private static List<Order> orders(PathChain chain) {
    Map<ChannelKind, Map<ChannelKind, double[]>> sums = new EnumMap<>(ChannelKind.class);
    for (var end : chain.ends()) {
      var sum =
          sums.computeIfAbsent(ChannelKind.of(end.first()), k -> new EnumMap<>(ChannelKind.class))
              .computeIfAbsent(ChannelKind.of(end.last()), k -> new double[2]);
      sum[0] += end.conversions();
      sum[1] += end.paths();
    }
    var all = chain.ends().stream().mapToDouble(PathChain.End::conversions).sum();
    List<Order> orders = new ArrayList<>();
    sums.forEach(
        (first, byLast) ->
            byLast.forEach((last, sum) -> orders.add(order(first, last, sum[0], sum[1], all))));
    orders.sort(Comparator.comparingDouble(Order::conversions).reversed());
    return orders;
  }

  private static Order order(
      ChannelKind first, ChannelKind last, double conversions, double paths, double all) {
    return new Order(
        first,
        last,
        paths,
        conversions,
        all == 0 ? 0 : conversions / all,
        paths == 0 ? null : (Double) (conversions / paths));
  }
}
