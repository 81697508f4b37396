package io.livelift.local.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.local.StopSignal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  private final StopSignal stop = new StopSignal();

  @Test
  void recordsAreDueAtAMultipleOfTheirOwnSpeed() throws InterruptedException {
    var pace = Pace.parse("36000");
    var started = System.nanoTime();

    pace.await(T0.toEpochMilli(), stop);
    pace.await(T0.plus(Duration.ofHours(1)).toEpochMilli(), stop);

    assertThat(Duration.ofNanos(System.nanoTime() - started))
        .isGreaterThanOrEqualTo(Duration.ofMillis(95));
  }

  @Test
  @Timeout(30)
  void aStopEndsTheWait() throws InterruptedException {
    var pace = Pace.parse("1");
    pace.await(T0.toEpochMilli(), stop);
    stop.request();
    pace.await(T0.plus(Duration.ofDays(1)).toEpochMilli(), stop);
    assertThatThrownBy(stop::check).hasMessageContaining("Stopped before the end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "fast", ""})
  void otherSpeedsAreRefused(String text) {
    assertThatThrownBy(() -> Pace.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
