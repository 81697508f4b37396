package io.livelift.dashboard.lift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.livelift.dashboard.MadeUp;
import io.livelift.dashboard.metrics.Measures;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Measure;
import java.time.Duration;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LiftOverTimeTest {
  private static Measures arm(long people, long prescribers) {
    return MadeUp.measures(
        Breakdown.ARM,
        false,
        Map.of(Measure.AUDIENCE, people, Measure.AUDIENCE_PRESCRIBERS, prescribers));
  }

  private static LiftOverTime.Moment moment(long hour, Measures treated, Measures control) {
    return new LiftOverTime.Moment(MadeUp.T0.plus(Duration.ofHours(hour)), treated, control);
  }

  @Test
  void everyMomentHasItsOwnInterval() {
    var moments =
        LongStream.rangeClosed(1, 10)
            .mapToObj(h -> moment(h, arm(4500, 40 * h), arm(500, 3 * h)))
            .toList();
    var points = LiftOverTime.of(moments, 10);
    assertThat(points).hasSize(10);
    assertThat(points.get(4).value()).isCloseTo(200.0 / 4500 - 15.0 / 500, within(1e-12));
    assertThat(points.get(4).alwaysValid())
        .isEqualTo(ConfidenceSequence.difference(new Arm(4500, 200), new Arm(500, 15)));
  }

  @Test
  void aMomentThatMayNotBeToldIsThereWithoutNumbers() {
    var withheld = MadeUp.measures(Breakdown.ARM, true, Map.of(Measure.AUDIENCE, 500L));
    var points = LiftOverTime.of(java.util.List.of(moment(1, arm(4500, 40), withheld)), 10);
    assertThat(points.get(0).value()).isNull();
    assertThat(points.get(0).alwaysValid()).isNull();
  }
}
