package io.livelift.bench.peer;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/**
 * Measures a process from the moment when it has read a quarter of its records: compiled and with
 * state, as it would be after a day.
 */
public final class WarmClock {
  private static final long POLL_NANOS = 2_000_000;
  private static final double WARM_UP = 0.25;

  /**
   * What was measured.
   *
   * @param records of the measured part
   * @param seconds by the wall clock
   * @param cpuSeconds of the whole process, its compiler and collector included
   */
  public record Figures(long records, double seconds, double cpuSeconds) {
    /** Records a second by the wall clock. */
    public double recordsPerSecond() {
      return records / seconds;
    }

    /** CPU time per record in microseconds. */
    public double cpuMicrosPerRecord() {
      return cpuSeconds * 1e6 / records;
    }
  }

  private record Mark(long records, long nanos, long cpuNanos) {
    static Mark now() {
      return new Mark(RecordsRead.count(), System.nanoTime(), OS.getProcessCpuTime());
    }
  }

  private static final OperatingSystemMXBean OS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final long warmAt;
  private volatile Mark start;

  private WarmClock(long warmAt) {
    this.warmAt = warmAt;
  }

  /**
   * Waits in a thread of its own for the peer to be warm.
   *
   * @param records how many there are in all
   */
  public static WarmClock start(long records) {
    var clock = new WarmClock((long) (records * WARM_UP));
    var thread = new Thread(clock::awaitWarm, "warm-clock");
    thread.setDaemon(true);
    thread.start();
    return clock;
  }

  /**
   * The figures up to now.
   *
   * @throws IllegalStateException if the peer never read a quarter of its records
   */
  public Figures stop() {
    var end = Mark.now();
    if (start == null) {
      throw new IllegalStateException("The peer ended before it was warm.");
    }
    return new Figures(
        end.records - start.records,
        (end.nanos - start.nanos) / 1e9,
        (end.cpuNanos - start.cpuNanos) / 1e9);
  }

  private void awaitWarm() {
    while (RecordsRead.count() < warmAt) {
      LockSupport.parkNanos(POLL_NANOS);
    }
    start = Mark.now();
  }
}
