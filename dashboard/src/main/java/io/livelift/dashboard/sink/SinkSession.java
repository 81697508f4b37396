package io.livelift.dashboard.sink;

import io.livelift.dashboard.live.LatestFrame;
import io.livelift.wire.WireConfig;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/**
 * From taking up the stored offsets until something breaks. All that is in memory can be read
 * again; so after a failure the session is thrown away and another one begins.
 */
final class SinkSession {
  private static final Duration POLL = Duration.ofMillis(100);

  /** Shorter while a frame is being stored: the next shall not wait for a quiet topic. */
  private static final Duration POLL_WHILE_STORING = Duration.ofMillis(10);

  /** Read ahead while a frame is being stored; some hundred bytes each. */
  private static final int MOST_READ_AHEAD = 500_000;

  /** Transactions of one epoch become visible one after the other; that is no reason to ask. */
  private static final long PATIENCE_NANOS = Duration.ofSeconds(2).toNanos();

  private static final long PARTITION_CHECK_NANOS = Duration.ofSeconds(30).toNanos();

  private final TopicReader reader;
  private final FrameWriter writer;
  private final EpochAssembler assembler;
  private final RecordIntake intake;
  private final TopicNames topics;
  private final LatestFrame latest;
  private final SinkHealth health;
  private Blockage blockage;

  /** An epoch that waits, since when, and where the log ended when patience was over. */
  private record Blockage(long epoch, long sinceNanos, Map<TopicPartition, Long> ends) {}

  SinkSession(
      TopicReader reader,
      FrameWriter writer,
      TopicNames topics,
      WireConfig wire,
      LatestFrame latest,
      SinkHealth health)
      throws SQLException, InterruptedException {
    this.reader = reader;
    this.writer = writer;
    this.topics = topics;
    this.latest = latest;
    this.health = health;
    var stored = writer.state();
    var recreated = reader.assign(stored);
    this.assembler = new EpochAssembler(recreated.isEmpty() ? stored : without(stored));
    recreated.forEach(
        (shard, end) ->
            assembler.alarm(
                Alarm.topicRecreated(shard, stored.progress().get(shard).readTo(), end)));
    this.intake = new RecordIntake(topics, wire, assembler);
  }

  /** Once a topic was made anew nothing that is read has been seen before. */
  private static SinkState without(SinkState stored) {
    return new SinkState(stored.frame(), SinkState.NO_EPOCH, Map.of());
  }

  /** Reads and stores until it is told to stop. */
  void run(BooleanSupplier stopped) throws SQLException, InterruptedException {
    writer.latest().ifPresent(latest::publish);
    health.is(SinkHealth.Phase.CATCHING_UP);
    catchUp(stopped);
    health.is(SinkHealth.Phase.LIVE);
    var checked = System.nanoTime();
    try (var store = new FrameStore(writer, latest)) {
      while (!stopped.getAsBoolean()) {
        step(store);
        if (System.nanoTime() - checked > PARTITION_CHECK_NANOS) {
          checked = System.nanoTime();
          if (reader.isOutgrown()) {
            return;
          }
        }
      }
    }
  }

  private void catchUp(BooleanSupplier stopped) throws SQLException, InterruptedException {
    var ends = reader.ends();
    while (!stopped.getAsBoolean() && !reader.hasRead(ends)) {
      read(POLL);
      define();
    }
    assembler.caughtUp();
  }

  /**
   * Reads on, and has the next frame stored once the one before is. What was read meanwhile becomes
   * one frame, so that a sink that falls behind writes the cells of many epochs once.
   */
  private void step(FrameStore store) throws SQLException, InterruptedException {
    if (store.isBusy()) {
      readAhead(store);
      return;
    }
    define();
    var due = due();
    if (due.isEmpty()) {
      read(POLL);
      define();
      due = due();
    }
    if (due.isPresent()) {
      blockage = null;
      store.begin(due.get());
    }
  }

  private Optional<Frame> due() throws InterruptedException {
    var next = assembler.next();
    return next.isPresent() ? next : settled();
  }

  private void readAhead(FrameStore store) throws InterruptedException {
    if (assembler.waitingCells() < MOST_READ_AHEAD) {
      read(POLL_WHILE_STORING);
    } else {
      store.await(POLL);
    }
  }

  private void read(Duration patience) {
    intake.take(reader.poll(patience));
  }

  /** Only while nothing else is being stored. */
  private void define() throws SQLException {
    var definitions = intake.takeDefinitions();
    if (!definitions.isEmpty()) {
      writer.define(definitions, reader.progress(topics.campaigns()));
    }
  }

  private Optional<Frame> settled() throws InterruptedException {
    var blockedOn = assembler.blockedOn();
    if (blockedOn.isEmpty()) {
      blockage = null;
      return Optional.empty();
    }
    if (blockage == null) {
      blockage = new Blockage(blockedOn.get(), System.nanoTime(), null);
    }
    if (blockage.ends() == null) {
      if (System.nanoTime() - blockage.sinceNanos() > PATIENCE_NANOS) {
        blockage = new Blockage(blockedOn.get(), blockage.sinceNanos(), reader.ends());
      }
      return Optional.empty();
    }
    if (!reader.hasRead(blockage.ends())) {
      return Optional.empty();
    }
    var epoch = blockage.epoch();
    blockage = null;
    return assembler.settle(epoch);
  }
}
