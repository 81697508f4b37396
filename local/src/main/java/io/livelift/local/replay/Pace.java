package io.livelift.local.replay;

import io.livelift.local.StopSignal;
import java.time.Duration;

/** How fast a replay feeds: as fast as it can, or at a multiple of the speed of the records. */
public final class Pace {
  private static final String MAX = "max";

  private final double speed;
  private long startedNanos;
  private long firstMillis;
  private boolean started;

  private Pace(double speed) {
    this.speed = speed;
  }

  /**
   * The pace that a text means.
   *
   * @param text {@code max}, or by how much faster than the records' time, such as 3600
   * @throws IllegalArgumentException if it is neither
   */
  public static Pace parse(String text) {
    if (text.equals(MAX)) {
      return new Pace(Double.POSITIVE_INFINITY);
    }
    var speed = Double.parseDouble(text);
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a speed is above 0");
    }
    return new Pace(speed);
  }

  public boolean isMax() {
    return Double.isInfinite(speed);
  }

  /**
   * Waits until the record is due or a stop is asked for; the first one with a time is due at once.
   */
  void await(long millis, StopSignal stop) throws InterruptedException {
    if (isMax() || millis == 0) {
      return;
    }
    if (!started) {
      started = true;
      startedNanos = System.nanoTime();
      firstMillis = millis;
    }
    var dueNanos = (long) ((millis - firstMillis) * 1e6 / speed);
    var wait = dueNanos - (System.nanoTime() - startedNanos);
    if (wait > Duration.ofMillis(5).toNanos()) {
      stop.await(Duration.ofNanos(wait));
    }
  }
}
