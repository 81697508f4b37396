package io.livelift.local.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How far the world has come: what a restart goes on from.
 *
 * @param worldStart where the back-filled days begin
 * @param sentUntil all events sent before this instant are in Kafka; later ones may be, too
 * @param rates the rate from each instant on
 * @param definitionsSent whether campaigns and physicians are in Kafka
 */
record Progress(
    long seed,
    int physicians,
    Instant worldStart,
    Instant sentUntil,
    Map<Instant, Double> rates,
    boolean definitionsSent) {
  /** How much of the past a new world has. It must stay below the job's allowed lateness. */
  static final Duration PAST = Duration.ofDays(5);

  /** The rate of days that are filled in afterwards, so that this takes seconds. */
  static final double PAST_RATE = 0.8;

  private static final Duration SHORT_GAP = Duration.ofSeconds(30);
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT);

  /** The progress with which a simulator that is started now begins. */
  static Progress at(Instant now, SimulatorConfig config) {
    var stored = read(file(config));
    if (stored.isEmpty()) {
      var start = now.minus(PAST);
      return new Progress(config.seed(), config.physicians(), start, start, Map.of(), false)
          .resumedAt(now, config.ratePerSecond());
    }
    var progress = stored.get();
    if (progress.seed != config.seed() || progress.physicians != config.physicians()) {
      throw new SimulatorException(
          "%s remembers a world of seed %d with %d physicians: give these, or another directory."
              .formatted(config.stateDir(), progress.seed, progress.physicians));
    }
    return progress.resumedAt(now, config.ratePerSecond());
  }

  /** A gap since the last run is filled in sparsely, and not beyond what the job accepts. */
  private Progress resumedAt(Instant now, double rate) {
    var from = sentUntil.isBefore(now.minus(PAST)) ? now.minus(PAST) : sentUntil;
    var plan = new RatePlan(rates);
    if (Duration.between(from, now).compareTo(SHORT_GAP) > 0) {
      plan = plan.changedAt(from, Math.min(PAST_RATE, rate));
    }
    return new Progress(
        seed, physicians, worldStart, from, plan.changedAt(now, rate).rates(), definitionsSent);
  }

  Progress sentUntil(Instant end) {
    return new Progress(seed, physicians, worldStart, end, rates, definitionsSent);
  }

  Progress withDefinitionsSent() {
    return new Progress(seed, physicians, worldStart, sentUntil, rates, true);
  }

  /** Replaces the file as a whole: a reader finds the old progress or this one. */
  void write(Path file) {
    var next = file.resolveSibling(file.getFileName() + ".next");
    try {
      Files.createDirectories(file.getParent());
      MAPPER.writeValue(next.toFile(), this);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SimulatorException("The simulator cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  static Path file(SimulatorConfig config) {
    return config.stateDir().toAbsolutePath().resolve("simulator.json");
  }

  private static Optional<Progress> read(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(MAPPER.readValue(file.toFile(), Progress.class));
    } catch (IOException e) {
      throw new SimulatorException(
          "The simulator cannot read " + file + ": delete it to begin a new world.", e);
    }
  }
}
