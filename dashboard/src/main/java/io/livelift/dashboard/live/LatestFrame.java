package io.livelift.dashboard.live;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The frame that was stored last; others can wait for one or be told of each. */
public final class LatestFrame {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Consumer<AppliedFrame>> listeners = new CopyOnWriteArrayList<>();
  private volatile AppliedFrame latest;

  /** Tells everybody; a listener must return at once. */
  public void publish(AppliedFrame frame) {
    lock.lock();
    try {
      if (latest != null && frame.frame() <= latest.frame()) {
        return;
      }
      latest = frame;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    listeners.forEach(listener -> listener.accept(frame));
  }

  public Optional<AppliedFrame> get() {
    return Optional.ofNullable(latest);
  }

  public void onFrame(Consumer<AppliedFrame> listener) {
    listeners.add(listener);
  }

  /**
   * The first frame from now on, the present one included, that is as wanted.
   *
   * @throws TimeoutException if none came in time
   */
  public AppliedFrame await(Predicate<AppliedFrame> wanted, Duration timeout)
      throws InterruptedException, TimeoutException {
    var nanos = timeout.toNanos();
    lock.lock();
    try {
      while (latest == null || !wanted.test(latest)) {
        if (nanos <= 0) {
          throw new TimeoutException(
              "No frame as wanted within %s; the last is %s."
                  .formatted(
                      timeout, latest == null ? "not there yet" : "of epoch " + latest.epoch()));
        }
        nanos = changed.awaitNanos(nanos);
      }
      return latest;
    } finally {
      lock.unlock();
    }
  }
}
