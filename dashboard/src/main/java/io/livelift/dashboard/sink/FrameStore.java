package io.livelift.dashboard.sink;

import io.livelift.dashboard.live.LatestFrame;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Stores one frame at a time on a thread of its own and tells of it, so that the next epochs are
 * read meanwhile. While it is busy nobody else may use the writer.
 */
final class FrameStore implements AutoCloseable {
  private final FrameWriter writer;
  private final LatestFrame latest;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "dashboard-store");
            thread.setDaemon(true);
            return thread;
          });
  private Future<?> storing;

  FrameStore(FrameWriter writer, LatestFrame latest) {
    this.writer = writer;
    this.latest = latest;
  }

  /**
   * Whether a frame is still being stored.
   *
   * @throws SQLException what the last frame failed with
   */
  boolean isBusy() throws SQLException, InterruptedException {
    if (storing == null) {
      return false;
    }
    if (!storing.isDone()) {
      return true;
    }
    var done = storing;
    storing = null;
    outcome(done);
    return false;
  }

  /** Returns when the frame has been stored or has failed, or after so long. */
  void await(Duration patience) throws InterruptedException {
    try {
      storing.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      // Whoever asks whether it is busy is told.
      return;
    }
  }

  /** Begins to store a frame; must not be busy. */
  void begin(Frame frame) {
    storing =
        thread.submit(
            () -> {
              latest.publish(writer.apply(frame));
              return null;
            });
  }

  private static void outcome(Future<?> done) throws SQLException, InterruptedException {
    try {
      done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new IllegalStateException("A frame was not stored.", e.getCause());
    }
  }

  /** Returns when the frame that is being stored is, or has failed. */
  @Override
  public void close() {
    thread.shutdown();
    var interrupted = false;
    while (!thread.isTerminated()) {
      try {
        thread.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
