package io.livelift.dashboard.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FrameWorkerTest {
  private static AppliedFrame frame(long number) {
    return new AppliedFrame(number, number, Instant.EPOCH, 0, List.of());
  }

  @Test
  void aTaskThatFailsIsCalledAgainAndHoldsUpNoOther() throws Exception {
    var latest = new LatestFrame();
    var calls = new LinkedBlockingQueue<Long>();
    FrameWorker.Task failing =
        frame -> {
          throw new LinkageError("A class is missing.");
        };
    FrameWorker.Task other = frame -> calls.add(frame.map(AppliedFrame::frame).orElse(0L));
    latest.publish(frame(1));
    try (var worker = FrameWorker.start(latest, List.of(failing, other))) {
      assertThat(worker).isNotNull();
      assertThat(calls.poll(10, TimeUnit.SECONDS)).isEqualTo(1);
      latest.publish(frame(2));
      assertThat(calls.poll(10, TimeUnit.SECONDS)).isEqualTo(2);
    }
  }
}
