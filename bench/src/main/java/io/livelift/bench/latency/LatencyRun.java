package io.livelift.bench.latency;

import io.livelift.bench.load.Load;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.LoadTopics;
import io.livelift.bench.load.LoadWriter;
import io.livelift.bench.report.LatencyFigures;
import io.livelift.bench.run.ChildProcess;
import io.livelift.bench.run.EpochLog;
import io.livelift.bench.run.Java;
import io.livelift.bench.run.Workbench;
import io.livelift.local.Running;
import io.livelift.wire.UnreadableException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Sends events at a steady rate to a running stack and sees when they are on a frame. */
public final class LatencyRun implements AutoCloseable {
  private static final Duration TICK = Duration.ofMillis(5);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SAMPLES_PER_SECOND = 2_000;

  private final Running running = new Running();
  private final Duration epoch;
  private final Load load;
  private final LoadWriter writer;
  private final EpochLog epochs;
  private final FrameTimes frames;
  private final Coverage coverage = new Coverage();

  private LatencyRun(Workbench bench, LoadSpec spec, String backend, Duration epoch, Path jfr)
      throws InterruptedException {
    this.epoch = epoch;
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
                options(jfr),
                LiveProcess.class,
                List.of(
                    bench.broker().address(),
                    run,
                    run,
                    backend,
                    bench.work().toString(),
                    String.valueOf(epoch.toMillis())),
                bench.out().resolve(run + ".out")));
    epochs = running.add(new EpochLog(bench.broker().address(), topics.epochs()));
    frames = running.add(new FrameTimes(URI.create(stack.address())));
    awaitProfiles(Set.of(topics.physicians()), spec.physicians());
  }

  /**
   * Starts the stack, and returns when it has read all profiles.
   *
   * @param backend {@code rocksdb} or {@code hashmap}
   * @param epoch the interval of epochs
   * @param jfr where the stack is recorded with Java Flight Recorder; null for nowhere
   */
  public static LatencyRun start(
      Workbench bench, LoadSpec spec, String backend, Duration epoch, Path jfr)
      throws InterruptedException {
    return new LatencyRun(bench, spec, backend, epoch, jfr);
  }

  private static List<String> options(Path jfr) {
    var options = new ArrayList<>(Java.heap(4_096));
    if (jfr != null) {
      options.add("-XX:StartFlightRecording=settings=profile,filename=" + jfr.toAbsolutePath());
    }
    return options;
  }

  /**
   * Sends for a while.
   *
   * @param ofCapacity what share of the capacity that rate is; null if nobody asked for a share
   * @param warmUp what is sent first and not measured
   */
  public LatencyFigures at(
      Double ofCapacity, double perSecond, Duration warmUp, Duration measured) {
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
    return figures(ofCapacity, perSecond, sent / took, appended.since(from), from, end);
  }

  private LatencyFigures figures(
      Double ofCapacity,
      double asked,
      double sent,
      List<Appended.Event> events,
      long from,
      long end) {
    var until = System.currentTimeMillis() + PATIENCE.toMillis();
    do {
      readEpochs();
      coverage.frames(frames.frames());
    } while (System.currentTimeMillis() < until
        && events.stream().anyMatch(event -> coverage.passage(event).isEmpty()));
    var passages = events.stream().flatMap(event -> coverage.passage(event).stream()).toList();
    var millis = passages.stream().mapToLong(Passage::toPage).toArray();
    return LatencyFigures.of(
        epoch,
        ofCapacity,
        asked,
        sent,
        millis,
        events.size() - millis.length,
        coverage.stages(passages, sent, from, end));
  }

  private void readEpochs() {
    try {
      var read = epochs.next(Duration.ZERO);
      var now = System.currentTimeMillis();
      read.forEach(epoch -> coverage.add(epoch, now));
    } catch (UnreadableException e) {
      throw new IllegalStateException("An epoch is unreadable.", e);
    }
  }

  private void awaitProfiles(Set<String> topic, long profiles) throws InterruptedException {
    try {
      var read = 0L;
      while (read < profiles) {
        for (var epoch : epochs.next(TICK)) {
          coverage.add(epoch, System.currentTimeMillis());
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
