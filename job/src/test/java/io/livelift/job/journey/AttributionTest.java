package io.livelift.job.journey;

import static io.livelift.vocabulary.Measure.CREDIT_FIRST;
import static io.livelift.vocabulary.Measure.CREDIT_LAST;
import static io.livelift.vocabulary.Measure.CREDIT_LINEAR;
import static io.livelift.vocabulary.Measure.CREDIT_POSITION;
import static io.livelift.vocabulary.Measure.CREDIT_TIME_DECAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributionTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  @Test
  void firstAndLastGiveAllToOneTouch() {
    assertThat(credits(CREDIT_FIRST, 10 * DAY, 0, DAY, 2 * DAY)).containsExactly(1_000_000, 0, 0);
    assertThat(credits(CREDIT_LAST, 10 * DAY, 0, DAY, 2 * DAY)).containsExactly(0, 0, 1_000_000);
  }

  @Test
  void linearGivesTheRestToTheEarlierTouches() {
    assertThat(credits(CREDIT_LINEAR, 9, 1, 2, 3)).containsExactly(333_334, 333_333, 333_333);
  }

  @Test
  void positionIsFortyTwentyForty() {
    assertThat(credits(CREDIT_POSITION, 9, 1)).containsExactly(1_000_000);
    assertThat(credits(CREDIT_POSITION, 9, 1, 2)).containsExactly(500_000, 500_000);
    assertThat(credits(CREDIT_POSITION, 9, 1, 2, 3, 4, 5))
        .containsExactly(400_000, 66_667, 66_667, 66_666, 400_000);
  }

  @Test
  void timeDecayHalvesEverySevenDays() {
    assertThat(credits(CREDIT_TIME_DECAY, 14 * DAY, 7 * DAY, 14 * DAY))
        .containsExactly(333_333, 666_667);
    assertThat(credits(CREDIT_TIME_DECAY, 14 * DAY, 0, 7 * DAY, 14 * DAY))
        .containsExactly(142_857, 285_714, 571_429);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyModelSumsToOneConversion(long seed) {
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var times = random.longs(1 + random.nextInt(40), 0, 90 * DAY).sorted().toArray();
      for (var model :
          List.of(CREDIT_FIRST, CREDIT_LAST, CREDIT_LINEAR, CREDIT_TIME_DECAY, CREDIT_POSITION)) {
        var credits = Attribution.credits(model, times, 90 * DAY);
        assertThat(Arrays.stream(credits).sum()).isEqualTo(Attribution.WHOLE);
        assertThat(Arrays.stream(credits).min().orElseThrow()).isNotNegative();
      }
    }
  }

  /** The remainders are not sorted, as the definition has it: there may be thousands of touches. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void timeDecayGivesTheRestToTheLargestRemainders(long seed) {
    var random = new Random(seed);
    for (var touches : new int[] {1, 2, 3, 10, 100, 1_000, 10_000}) {
      // Of so few instants many touches have the same weight.
      var times = random.longs(touches, 0, 1 + touches / 2).map(t -> t * DAY / 100).sorted();
      var touchTimes = times.toArray();
      var prescribedAt = touchTimes[touches - 1] + random.nextLong(DAY);
      assertThat(credits(CREDIT_TIME_DECAY, prescribedAt, touchTimes))
          .isEqualTo(timeDecayBySorting(touchTimes, prescribedAt));
    }
  }

  private static long[] timeDecayBySorting(long[] touchTimes, long prescribedAt) {
    var weights =
        Arrays.stream(touchTimes)
            .mapToDouble(t -> StrictMath.pow(2, -(prescribedAt - t) / (7.0 * DAY)))
            .toArray();
    var sum = 0.0;
    for (var weight : weights) {
      sum += weight;
    }
    var whole = sum;
    var shares = Arrays.stream(weights).map(w -> Attribution.WHOLE * w / whole).toArray();
    var credits = Arrays.stream(shares).mapToLong(share -> (long) share).toArray();
    IntStream.range(0, shares.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> (long) shares[i] - shares[i]))
        .limit(Attribution.WHOLE - Arrays.stream(credits).sum())
        .forEach(i -> credits[i]++);
    return credits;
  }

  private static long[] credits(Measure model, long prescribedAt, long... touches) {
    return Attribution.credits(model, touches, prescribedAt);
  }
}
