package io.livelift.bench.readers;

import io.livelift.bench.latency.LiveProcess;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.LoadTopics;
import io.livelift.bench.report.ReadersFigures;
import io.livelift.bench.run.ChildProcess;
import io.livelift.bench.run.EpochLog;
import io.livelift.bench.run.Java;
import io.livelift.bench.run.Workbench;
import io.livelift.local.Running;
import io.livelift.wire.UnreadableException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** A stack that has counted a load, and readers of its page. */
public final class ReadersRun implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final int CLICKS = 30;

  private final Running running = new Running();
  private final URI page;
  private final long epoch;

  private ReadersRun(Workbench bench, LoadSpec spec) throws InterruptedException {
    bench.fill(spec);
    var run = bench.nextRun();
    var topics = LoadTopics.names(spec.name(), run);
    running.add(() -> bench.deleteOutputs(run));
    var stack =
        running.add(
            ChildProcess.start(
                "The live stack",
                Java.heap(4_096),
                LiveProcess.class,
                List.of(
                    bench.broker().address(), spec.name(), run, "rocksdb", bench.work().toString()),
                bench.out().resolve(run + ".out")));
    page = URI.create(stack.address());
    try (var epochs = new EpochLog(bench.broker().address(), topics.epochs())) {
      epoch =
          awaitRead(epochs, Set.of(topics.contentViews(), topics.prescriptions()), spec.events());
    }
  }

  /** Starts the stack, and returns when it has committed all records of the load. */
  public static ReadersRun start(Workbench bench, LoadSpec spec) throws InterruptedException {
    return new ReadersRun(bench, spec);
  }

  private static long awaitRead(EpochLog epochs, Set<String> topics, long events)
      throws InterruptedException {
    try {
      while (true) {
        for (var epoch : epochs.next(POLL)) {
          if (epoch.read(topics) >= events) {
            return epoch.number();
          }
        }
      }
    } catch (UnreadableException e) {
      throw new IllegalStateException("An epoch is unreadable.", e);
    }
  }

  /**
   * Lets so many read for a while, each with a stream of its own, and all asking for the numbers of
   * each epoch as pages do; clicks are measured before, one at a time.
   */
  public ReadersFigures measure(int readers, Duration measured) throws InterruptedException {
    var clicks = Clicks.measure(page, epoch, CLICKS);
    try (var crowd = new Crowd(page, readers)) {
      crowd.awaitFrames(WARM_UP);
      var arrivals = crowd.during(measured);
      return ReadersFigures.of(readers, arrivals, clicks);
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
