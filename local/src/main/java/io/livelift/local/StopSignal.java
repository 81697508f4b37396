package io.livelift.local;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * Ctrl-C and kill, as something to be asked for. A shutdown hook would run beside those of Flink
 * and Kafka, which take away what an orderly stop still needs; an interrupt could cut a server's
 * start in two and leave its process behind.
 */
public final class StopSignal {
  private static final int FORCED_EXIT = 130;

  private final CountDownLatch requested = new CountDownLatch(1);

  /** From now on the first signal asks to stop, and a second one ends the process at once. */
  public static StopSignal install() {
    var stop = new StopSignal();
    for (var name : List.of("INT", "TERM", "HUP")) {
      Signal.handle(new Signal(name), signal -> stop.received());
    }
    return stop;
  }

  /** Asks to stop, as a signal would. */
  public void request() {
    requested.countDown();
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /** Waits until a stop is asked for, at most this long. */
  public boolean await(Duration limit) throws InterruptedException {
    return requested.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  public void await() throws InterruptedException {
    requested.await();
  }

  /**
   * @throws CommandException if a stop was asked for
   */
  public void check() {
    if (isRequested()) {
      throw new CommandException("Stopped before the end, as asked.");
    }
  }

  private void received() {
    if (isRequested()) {
      Runtime.getRuntime().halt(FORCED_EXIT);
    }
    request();
  }
}
