package io.livelift.local.simulator;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the simulated world happen, in Kafka. On its first start it sends five days of past at full
 * speed and then goes on live; on a later start it goes on with the same world. After a crash it
 * repeats the events of the last moments.
 */
public final class Simulator implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Simulator.class);
  private static final Duration TICK = Duration.ofMillis(200);

  /** The past is sent in pieces of this length, so that it need not fit into memory. */
  private static final Duration PIECE = Duration.ofHours(1);

  private static final Duration CLOSING = Duration.ofSeconds(30);

  private final SimulatorConfig config;
  private final Clock clock;
  private final EventPublisher publisher;
  private final World world;
  private final ScheduledExecutorService executor =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "livelift-simulator"));
  private Progress progress;
  private List<SimulatedEvent> unsent = List.of();
  private Instant unsentUntil;
  private boolean failing;

  Simulator(SimulatorConfig config, Clock clock, EventPublisher publisher) {
    this.config = config;
    this.clock = clock;
    this.publisher = publisher;
    progress = Progress.at(clock.instant(), config);
    unsentUntil = progress.sentUntil();
    world =
        new World(
            config.seed(),
            config.physicians(),
            progress.worldStart(),
            new RatePlan(progress.rates()));
  }

  /**
   * Starts sending. Campaigns and physicians are in Kafka when this returns.
   *
   * @throws SimulatorException if Kafka or the state directory cannot be used
   */
  public static Simulator start(SimulatorConfig config) {
    var publisher = EventPublisher.to(config.bootstrapServers(), config.topics());
    try {
      var simulator = new Simulator(config, Clock.systemUTC(), publisher);
      simulator.begin();
      return simulator;
    } catch (RuntimeException e) {
      publisher.close();
      throw e;
    }
  }

  private void begin() {
    publishDefinitions();
    executor.scheduleWithFixedDelay(this::tick, 0, TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  void publishDefinitions() {
    if (!progress.definitionsSent()) {
      publisher.publishDefinitions(world.campaigns(), world.physicians());
      save(progress.withDefinitionsSent());
    }
  }

  /** Writes what is true in this world as JSON: what measurements should find. */
  public void writeTruth(Path file) throws IOException {
    TruthFile.write(file, config, world);
  }

  /** A failure is told once, and tried again at the next tick: nothing else would. */
  private void tick() {
    try {
      catchUp();
      if (failing) {
        LOG.info("The simulator writes to Kafka again.");
        failing = false;
      }
    } catch (InterruptException e) {
      LOG.debug("The simulator was told to stop.", e);
    } catch (SimulatorException e) {
      if (!failing) {
        LOG.warn("{} It keeps trying.", e.getMessage());
        failing = true;
      }
    } catch (RuntimeException e) {
      LOG.error("The simulator has stopped: this is a defect.", e);
      throw e;
    }
  }

  /** Sends everything up to now, piece by piece. */
  void catchUp() {
    var now = clock.instant();
    while (progress.sentUntil().isBefore(now) && !executor.isShutdown()) {
      if (!unsentUntil.isAfter(progress.sentUntil())) {
        var end = earlier(now, progress.sentUntil().plus(PIECE));
        unsent = world.events(progress.sentUntil(), end);
        unsentUntil = end;
      }
      publisher.publish(unsent);
      save(progress.sentUntil(unsentUntil));
    }
  }

  private void save(Progress next) {
    next.write(Progress.file(config));
    progress = next;
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  /** Stops after the piece that is being sent. */
  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(CLOSING.toSeconds(), TimeUnit.SECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      executor.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      publisher.close();
    }
  }
}
