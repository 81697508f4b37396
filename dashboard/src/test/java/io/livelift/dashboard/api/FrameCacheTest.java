package io.livelift.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.live.LatestFrame;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameCacheTest {
  private static final int MEGABYTE = 1 << 20;

  private final LatestFrame latest = new LatestFrame();
  private final AtomicInteger made = new AtomicInteger();

  private byte[] make() {
    made.incrementAndGet();
    return new byte[MEGABYTE];
  }

  @Test
  void anAnswerIsMadeOnceAFrame() {
    var cache = new FrameCache(latest);
    cache.answer("a", this::make);
    cache.answer("a", this::make);
    assertThat(made).hasValue(1);
    latest.publish(new AppliedFrame(1, 1, Instant.EPOCH, 0, List.of()));
    cache.answer("a", this::make);
    assertThat(made).hasValue(2);
  }

  @Test
  void manyDifferentQuestionsDoNotFillTheMemory() {
    var cache = new FrameCache(latest, 4 * MEGABYTE);
    IntStream.range(0, 100).forEach(i -> cache.answer("from=" + i, this::make));
    assertThat(made).hasValue(100);
    assertThat(cache.bytes()).isLessThanOrEqualTo(4 * MEGABYTE);
  }
}
