package io.livelift.job.journey;

import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.util.Arrays;

/**
 * How one conversion is credited to its eligible touches, in millionths that sum to exactly
 * 1,000,000. Shares are rounded by largest remainder; ties go to the earlier touch.
 */
final class Attribution {
  static final long WHOLE = 1_000_000;
  private static final double HALF_LIFE_MS = Duration.ofDays(7).toMillis();

  private Attribution() {}

  /**
   * The credits of the touches under one model.
   *
   * @param model one of the CREDIT measures
   * @param touchTimes times of the eligible touches in touch order, epoch milliseconds; at least 1
   * @param prescribedAt time of the prescription, not before the last touch
   */
  static long[] credits(Measure model, long[] touchTimes, long prescribedAt) {
    var n = touchTimes.length;
    return switch (model) {
      case CREDIT_FIRST -> single(n, 0);
      case CREDIT_LAST -> single(n, n - 1);
      case CREDIT_LINEAR -> even(WHOLE, n);
      case CREDIT_TIME_DECAY -> timeDecay(touchTimes, prescribedAt);
      case CREDIT_POSITION -> position(n);
      default -> throw new IllegalArgumentException(model + " is not an attribution model.");
    };
  }

  private static long[] single(int n, int touch) {
    var credits = new long[n];
    credits[touch] = WHOLE;
    return credits;
  }

  /** Equal shares; the first ones get what is left over. */
  private static long[] even(long total, int n) {
    var credits = new long[n];
    Arrays.fill(credits, total / n);
    for (var i = 0; i < total % n; i++) {
      credits[i]++;
    }
    return credits;
  }

  private static long[] position(int n) {
    if (n <= 2) {
      return even(WHOLE, n);
    }
    var credits = new long[n];
    credits[0] = WHOLE * 4 / 10;
    credits[n - 1] = WHOLE * 4 / 10;
    System.arraycopy(even(WHOLE * 2 / 10, n - 2), 0, credits, 1, n - 2);
    return credits;
  }

  private static long[] timeDecay(long[] touchTimes, long prescribedAt) {
    var weights = new double[touchTimes.length];
    var sum = 0.0;
    for (var i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.pow(2, -(prescribedAt - touchTimes[i]) / HALF_LIFE_MS);
      sum += weights[i];
    }
    return largestRemainder(weights, sum);
  }

  private static long[] largestRemainder(double[] weights, double sum) {
    var n = weights.length;
    var credits = new long[n];
    var remainders = new double[n];
    var left = WHOLE;
    for (var i = 0; i < n; i++) {
      var exact = WHOLE * weights[i] / sum;
      credits[i] = (long) exact;
      remainders[i] = exact - credits[i];
      left -= credits[i];
    }
    if (left > 0) {
      addLeft((int) left, remainders, credits);
    }
    return credits;
  }

  /** Gives one millionth each to the largest remainders, of equal ones to the earlier touches. */
  private static void addLeft(int left, double[] remainders, long[] credits) {
    var least = select(remainders.clone(), remainders.length - left);
    var equal = left;
    for (var remainder : remainders) {
      equal -= remainder > least ? 1 : 0;
    }
    for (var i = 0; i < remainders.length; i++) {
      if (remainders[i] > least || (remainders[i] == least && equal-- > 0)) {
        credits[i]++;
      }
    }
  }

  /**
   * The k-th smallest number, from 0 on, by Hoare's FIND: there may be thousands of touches, and
   * sorting them takes longer than all the rest. The numbers are moved around.
   */
  private static double select(double[] numbers, int k) {
    var low = 0;
    var high = numbers.length - 1;
    while (low < high) {
      var pivot = numbers[k];
      var i = low;
      var j = high;
      while (i <= j) {
        while (numbers[i] < pivot) {
          i++;
        }
        while (numbers[j] > pivot) {
          j--;
        }
        if (i <= j) {
          var number = numbers[i];
          numbers[i++] = numbers[j];
          numbers[j--] = number;
        }
      }
      low = j < k ? i : low;
      high = i > k ? j : high;
    }
    return numbers[k];
  }
}
