package io.livelift.dashboard.live;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done after frames, on a thread of its own that holds up none of them: once a second at
 * most, and every few seconds while no frame comes.
 */
public final class FrameWorker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FrameWorker.class);
  private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final LatestFrame latest;
  private final List<Task> tasks;
  private final Thread thread;

  /** Something to do. */
  public interface Task {
    /**
     * May miss frames, and be told of one twice. What it throws is logged, and it is called again.
     *
     * @param frame the newest; empty before the first
     */
    void afterFrame(Optional<AppliedFrame> frame) throws SQLException;
  }

  private FrameWorker(LatestFrame latest, List<Task> tasks) {
    this.latest = latest;
    this.tasks = tasks;
    this.thread = new Thread(this::run, "dashboard-after-frames");
    thread.setDaemon(true);
  }

  /** Starts working; it never gives up. */
  public static FrameWorker start(LatestFrame latest, List<Task> tasks) {
    var worker = new FrameWorker(latest, tasks);
    worker.thread.start();
    return worker;
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(20).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        var frame = latest.get();
        tasks.forEach(task -> attempt(task, frame));
        Thread.sleep(SHORTEST_PAUSE.toMillis());
        awaitAnother(frame.map(AppliedFrame::frame).orElse(0L));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void attempt(Task task, Optional<AppliedFrame> frame) {
    try {
      task.afterFrame(frame);
    } catch (SQLException e) {
      LOG.warn("Postgres did not do what follows a frame, trying again: {}", e.getMessage());
    } catch (RuntimeException | Error e) {
      // Also an error: without this thread nobody would be alerted any more, and nothing said.
      LOG.error("What follows a frame failed, trying again.", e);
    }
  }

  private void awaitAnother(long frame) throws InterruptedException {
    try {
      latest.await(next -> next.frame() > frame, LONGEST_PAUSE);
    } catch (TimeoutException e) {
      // That no frame comes is something to be told, too.
      return;
    }
  }
}
