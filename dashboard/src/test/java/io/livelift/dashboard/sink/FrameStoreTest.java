package io.livelift.dashboard.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.contract.Campaign;
import io.livelift.dashboard.live.AppliedFrame;
import io.livelift.dashboard.live.LatestFrame;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FrameStoreTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final LatestFrame latest = new LatestFrame();
  private final CountDownLatch mayStore = new CountDownLatch(1);

  @Test
  void isBusyUntilTheFrameIsStoredAndTold() throws Exception {
    try (var store = new FrameStore(new Waiting(null), latest)) {
      assertThat(store.isBusy()).isFalse();
      store.begin(frame(7));
      assertThat(store.isBusy()).isTrue();
      assertThat(latest.get()).isEmpty();
      mayStore.countDown();
      assertThat(latest.await(frame -> frame.epoch() == 7, LIMIT).frame()).isEqualTo(7);
      awaitIdle(store);
    }
  }

  @Test
  void tellsWhatStoringFailedWith() {
    mayStore.countDown();
    var store = new FrameStore(new Waiting(new SQLException("The disk is full.")), latest);
    store.begin(frame(7));
    assertThatThrownBy(() -> awaitIdle(store))
        .isInstanceOf(SQLException.class)
        .hasMessage("The disk is full.");
    assertThat(latest.get()).isEmpty();
    store.close();
  }

  @Test
  void closingWaitsForTheFrameThatIsBeingStored() {
    var store = new FrameStore(new Waiting(null), latest);
    store.begin(frame(7));
    mayStore.countDown();
    store.close();
    assertThat(latest.get()).isPresent();
  }

  private static void awaitIdle(FrameStore store) throws SQLException, InterruptedException {
    while (store.isBusy()) {
      Thread.onSpinWait();
    }
  }

  private static Frame frame(long epoch) {
    return new Frame(epoch, List.of(), List.of(), List.of(), Map.of());
  }

  /** Stores when it may; then a frame has its epoch's number. */
  private final class Waiting implements FrameWriter {
    private final SQLException failure;

    Waiting(SQLException failure) {
      this.failure = failure;
    }

    @Override
    public AppliedFrame apply(Frame frame) throws SQLException {
      try {
        mayStore.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (failure != null) {
        throw failure;
      }
      return new AppliedFrame(frame.epoch(), frame.epoch(), Instant.EPOCH, 0, List.of());
    }

    @Override
    public boolean isActive() {
      return true;
    }

    @Override
    public SinkState state() {
      return SinkState.fresh();
    }

    @Override
    public Optional<AppliedFrame> latest() {
      return Optional.empty();
    }

    @Override
    public void define(Collection<Campaign> campaigns, Map<Shard, Progress> progress) {}

    @Override
    public void close() {}
  }
}
