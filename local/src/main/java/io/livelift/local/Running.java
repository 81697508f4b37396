package io.livelift.local;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was started, closed in reverse order; what does not close hinders none of the others. */
public final class Running implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Running.class);

  private final Deque<AutoCloseable> started = new ArrayDeque<>();

  public <T extends AutoCloseable> T add(T closeable) {
    started.push(closeable);
    return closeable;
  }

  @Override
  public void close() {
    // An interrupt that asked for this stop must not cut the stop short.
    var interrupted = Thread.interrupted();
    while (!started.isEmpty()) {
      var next = started.pop();
      try {
        next.close();
      } catch (Exception e) {
        LOG.error("{} did not stop.", next, e);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
