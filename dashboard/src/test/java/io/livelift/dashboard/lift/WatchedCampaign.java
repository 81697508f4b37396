package io.livelift.dashboard.lift;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** A made-up campaign of 60 days that somebody watches at every new prescriber. */
final class WatchedCampaign {
  private static final double FLIGHT_DAYS = 60;

  /** A person's first prescription. */
  private record Prescriber(double day, boolean inTreated) {}

  private final int treated;
  private final int control;
  private final List<Prescriber> prescribers;

  private WatchedCampaign(int treated, int control, List<Prescriber> prescribers) {
    this.treated = treated;
    this.control = control;
    this.prescribers = prescribers;
  }

  /**
   * Draws one.
   *
   * @param shareTreated how many of the treated arm will have prescribed by the end, 0 to 1
   * @param shareControl the same of the control arm
   */
  static WatchedCampaign draw(
      Random random, int treated, int control, double shareTreated, double shareControl) {
    var prescribers =
        IntStream.range(0, treated + control)
            .mapToObj(
                i ->
                    new Prescriber(
                        day(random, i < treated ? shareTreated : shareControl), i < treated))
            .filter(prescriber -> prescriber.day() <= FLIGHT_DAYS)
            .sorted(Comparator.comparingDouble(Prescriber::day))
            .toList();
    return new WatchedCampaign(treated, control, prescribers);
  }

  /** A day whose distribution is {@link #truth}: by a mixture of two exponential rates. */
  private static double day(Random random, double share) {
    var rate = rate(share) * (random.nextBoolean() ? 2 : 1);
    return days(-Math.log(random.nextDouble()) / rate);
  }

  /** The share of people who have prescribed by a day. */
  static double truth(double day, double share) {
    var rate = rate(share);
    return 1 - (Math.exp(-rate * work(day)) + Math.exp(-2 * rate * work(day))) / 2;
  }

  /** The rate at which the share of people prescribes within the flight. */
  private static double rate(double share) {
    // y + y^2 = 2 (1 - share) with y = exp(-rate work).
    var y = (-1 + Math.sqrt(1 + 8 * (1 - share))) / 2;
    return -Math.log(y) / work(FLIGHT_DAYS);
  }

  /** Working time: a weekend day counts half. */
  private static double work(double day) {
    var weeks = Math.floor(day / 7);
    var rest = day - 7 * weeks;
    return 6 * weeks + Math.min(rest, 5) + Math.max(0, rest - 5) / 2;
  }

  private static double days(double work) {
    var weeks = Math.floor(work / 6);
    var rest = work - 6 * weeks;
    return 7 * weeks + Math.min(rest, 5) + 2 * Math.max(0, rest - 5);
  }

  /**
   * Whether the interval ever lies beside the truth, which moves also between two prescribers.
   *
   * @param truth the difference of the shares by a day
   */
  boolean everExcludes(BiFunction<Arm, Arm, Interval> method, DoubleUnaryOperator truth) {
    var t = 0;
    var c = 0;
    var interval = method.apply(new Arm(treated, 0), new Arm(control, 0));
    for (var prescriber : prescribers) {
      var difference = truth.applyAsDouble(prescriber.day());
      if (!interval.contains(difference)) {
        return true;
      }
      t += prescriber.inTreated() ? 1 : 0;
      c += prescriber.inTreated() ? 0 : 1;
      interval = method.apply(new Arm(treated, t), new Arm(control, c));
      if (!interval.contains(difference)) {
        return true;
      }
    }
    return false;
  }
}
