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
import java.util.List;
import java.util.Random;
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

  private static long[] credits(Measure model, long prescribedAt, long... touches) {
    return Attribution.credits(model, touches, prescribedAt);
  }
}
