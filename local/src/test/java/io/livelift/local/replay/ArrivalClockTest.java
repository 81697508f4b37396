package io.livelift.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ArrivalClockTest {
  private static final Instant T0 = Instant.parse("2026-01-01T00:00:00Z");

  private final ArrivalClock clock = new ArrivalClock();

  @Test
  void arrivalIsTheLargestEventTimeSoFar() {
    assertThat(at(T0)).isEqualTo(T0);
    assertThat(at(T0.minusSeconds(60))).isEqualTo(T0);
    assertThat(at(T0.plusSeconds(60))).isEqualTo(T0.plusSeconds(60));
  }

  @Test
  void anImpossibleEventTimeDoesNotMoveTheClock() {
    at(T0);
    assertThat(at(Instant.parse("2999-01-01T00:00:00Z"))).isEqualTo(T0);
    assertThat(at(Instant.parse("1970-06-01T00:00:00Z"))).isEqualTo(T0);
  }

  @Test
  void aGivenArrivalHoldsForItsLineAlone() {
    at(T0);
    var given = OptionalLong.of(T0.plusSeconds(5).toEpochMilli());
    assertThat(clock.arrival(given, OptionalLong.of(T0.toEpochMilli())))
        .isEqualTo(given.getAsLong());
    assertThat(at(T0)).isEqualTo(T0);
  }

  @Test
  void whatHasNoEventTimeArrivesAtTheBeginning() {
    assertThat(clock.arrival(OptionalLong.empty(), OptionalLong.empty())).isZero();
  }

  private Instant at(Instant eventTime) {
    return Instant.ofEpochMilli(
        clock.arrival(OptionalLong.empty(), OptionalLong.of(eventTime.toEpochMilli())));
  }
}
