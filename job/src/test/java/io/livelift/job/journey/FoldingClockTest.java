package io.livelift.job.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldingClockTest {
  private static final long GRACE = 1_000;

  @Test
  void whatIsReadWaitsBeforeItMayBeFolded() {
    var clock = new FoldingClock(GRACE);
    clock.tick(10_000, 100);
    clock.tick(10_500, 200);

    assertThat(clock.foldUntil(10_999, 300)).isNegative();
    assertThat(clock.foldUntil(11_000, 300)).isEqualTo(100);
    assertThat(clock.foldUntil(11_499, 300)).isEqualTo(100);
    assertThat(clock.foldUntil(20_000, 300)).isEqualTo(200);
  }

  @Test
  void whatNobodyAsksForIsForgotten() {
    var clock = new FoldingClock(GRACE);
    for (var second = 0; second < 100; second++) {
      clock.tick(second * 100L, second);
    }
    assertThat(clock.waiting()).isEqualTo(10);
  }

  @Test
  void withoutGraceItMayAtOnce() {
    assertThat(new FoldingClock(0).foldUntil(10_000, 300)).isEqualTo(300);
  }
}
