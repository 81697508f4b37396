package io.livelift.bench.run;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What this process and the broker's have used, every few milliseconds. */
final class ProcessSamples implements AutoCloseable {
  private static final int EVERY_MILLIS = 20;
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  /**
   * What was used up to a moment.
   *
   * @param atMillis wall clock, epoch milliseconds
   * @param records counted by {@link RecordCount}
   * @param gcMillis time spent collecting garbage
   */
  record Sample(long atMillis, long records, long cpuNanos, long brokerNanos, long gcMillis) {}

  private final ProcessHandle broker;
  private final List<Sample> samples = new ArrayList<>();
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "process-samples");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @param broker process id
   */
  ProcessSamples(long broker) {
    this.broker = ProcessHandle.of(broker).orElseThrow();
    executor.scheduleWithFixedDelay(this::take, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** The first sample with at least so many records, waited for. */
  Sample awaitRecords(long records) throws InterruptedException {
    while (true) {
      synchronized (samples) {
        for (var sample : samples) {
          if (sample.records() >= records) {
            return sample;
          }
        }
        samples.wait(EVERY_MILLIS);
      }
    }
  }

  /** The first sample at a moment or after it. */
  Sample at(long millis) throws InterruptedException {
    while (true) {
      synchronized (samples) {
        for (var sample : samples) {
          if (sample.atMillis() >= millis) {
            return sample;
          }
        }
        samples.wait(EVERY_MILLIS);
      }
    }
  }

  private void take() {
    var sample =
        new Sample(
            System.currentTimeMillis(),
            RecordCount.total(),
            SYSTEM.getProcessCpuTime(),
            broker.info().totalCpuDuration().orElse(Duration.ZERO).toNanos(),
            gcMillis());
    synchronized (samples) {
      samples.add(sample);
      samples.notifyAll();
    }
  }

  private static long gcMillis() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
        .sum();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
