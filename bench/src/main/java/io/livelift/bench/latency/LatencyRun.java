package io.livelift.bench.latency;

import io.livelift.bench.load.Load;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.LoadTopics;
import io.livelift.bench.load.LoadWriter;
import io.livelift.bench.report.LatencyFigures;
import io.livelift.bench.run.ChildProcess;
import io.livelift.bench.run.EpochLog;
import io.livelift.bench.run.Workbench;
import io.livelift.local.Running;
import io.livelift.wire.UnreadableException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Sends events at a steady rate to a running stack and sees when they are on a frame. */
public final class LatencyRun implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SAMPLES_PER_SECOND = 2_000;

  private final Running running = new Running();
  private final Load load;
  private final LoadWriter writer;
  private final EpochLog epochs;
  private final FrameTimes frames;
  private final Coverage coverage = new Coverage();

  private LatencyRun(Workbench bench, LoadSpec spec, String backend) throws InterruptedException {
    var run = bench.nextRun();
    var topics = LoadTopics.names(run, run);
    running.add(() -> bench.deleteOutputs(run));
    load = Load.live(spec);
    writer = running.add(LoadWriter.ofLive(bench.broker().address(), topics));
    writer.definitions(load);
    var stack =
        running.add(
            ChildProcess.start(
                "The live stack",
                List.of("-Xmx4096m", "-Xms4096m"),
                LiveProcess.class,
                List.of(bench.broker().address(), run, run, backend, bench.work().toString()),
                bench.out().resolve(run + ".out")));
    epochs = running.add(new EpochLog(bench.broker().address(), topics.epochs()));
    frames = running.add(new FrameTimes(URI.create(stack.address())));
    awaitProfiles(Set.of(topics.physicians()), spec.physicians());
  }

  /**
   * Starts the stack, and returns when it has read all profiles.
   *
   * @param backend {@code rocksdb} or {@code hashmap}
   */
  public static LatencyRun start(Workbench bench, LoadSpec spec, String backend)
      throws InterruptedException {
    return new LatencyRun(bench, spec, backend);
  }

  /**
   * Sends for a while.
   *
   * @param warmUp what is sent first and not measured
   */
  public LatencyFigures at(
      double ofCapacity, double perSecond, Duration warmUp, Duration measured) {
    var appended = new Appended((long) (perSecond / SAMPLES_PER_SECOND));
    var start = System.currentTimeMillis();
    var from = start + warmUp.toMillis();
    var end = from + measured.toMillis();
    var sent = 0L;
    for (var now = start; now < end; now = System.currentTimeMillis()) {
      var due = (long) ((now - start) / 1e3 * perSecond) - sent;
      if (due > 0) {
        writer.events(load, due, appended::add);
        sent += due;
      }
      readEpochs();
      LockSupport.parkNanos(TICK.toNanos());
    }
    var took = (System.currentTimeMillis() - start) / 1e3;
    writer.flush();
    return figures(ofCapacity, perSecond, sent / took, appended.since(from));
  }

  private LatencyFigures figures(
      double ofCapacity, double asked, double sent, List<Appended.Event> events) {
    var until = System.currentTimeMillis() + PATIENCE.toMillis();
    do {
      readEpochs();
      coverage.frames(frames.frames());
    } while (System.currentTimeMillis() < until
        && events.stream().anyMatch(event -> coverage.visibleAt(event).isEmpty()));
    var millis =
        events.stream()
            .filter(event -> coverage.visibleAt(event).isPresent())
            .mapToLong(event -> coverage.visibleAt(event).getAsLong() - event.atMillis())
            .toArray();
    return LatencyFigures.of(ofCapacity, asked, sent, millis, events.size() - millis.length);
  }

  private void readEpochs() {
    try {
      epochs.next(Duration.ZERO).forEach(coverage::add);
    } catch (UnreadableException e) {
      throw new IllegalStateException("An epoch is unreadable.", e);
    }
  }

  private void awaitProfiles(Set<String> topic, long profiles) throws InterruptedException {
    try {
      var read = 0L;
      while (read < profiles) {
        for (var epoch : epochs.next(TICK)) {
          coverage.add(epoch);
          read = epoch.read(topic);
        }
      }
    } catch (UnreadableException e) {
      throw new IllegalStateException("An epoch is unreadable.", e);
    }
  }

  @Override
  public void close() {
    running.close();
  }
}
