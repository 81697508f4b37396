package io.livelift.local.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds and stops the Postgres server that outlived the JVM which started it. The caller holds the
 * lock of the directory, so a server on it is nobody's.
 */
final class OrphanedPostgres {
  private static final Logger LOG = LoggerFactory.getLogger(OrphanedPostgres.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  // The file holds whole seconds, and the process is older than the file.
  private static final Duration START_TOLERANCE = Duration.ofSeconds(30);

  private OrphanedPostgres() {}

  static void stop(Path directory) throws IOException {
    var orphan = find(directory);
    if (orphan.isPresent()) {
      LOG.info("Stopping the Postgres server that the last run left, {}.", orphan.get().pid());
      orphan.get().destroy();
      if (!ends(orphan.get())) {
        orphan.get().destroyForcibly();
        if (!ends(orphan.get())) {
          throw new IOException("The Postgres server " + orphan.get().pid() + " does not stop.");
        }
      }
    }
  }

  /** The live server that {@code postmaster.pid} names: its process id, and in line 3 its start. */
  static Optional<ProcessHandle> find(Path directory) throws IOException {
    var file = directory.resolve("postmaster.pid");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var lines = Files.readAllLines(file);
    if (lines.size() < 3) {
      return Optional.empty();
    }
    var started = Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
    return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
        .filter(ProcessHandle::isAlive)
        .filter(process -> isSame(process, started));
  }

  /** After a reboot another process may have the number. */
  private static boolean isSame(ProcessHandle process, Instant started) {
    return process
        .info()
        .startInstant()
        .map(start -> Duration.between(start, started).abs().compareTo(START_TOLERANCE) < 0)
        .orElse(false);
  }

  private static boolean ends(ProcessHandle process) {
    try {
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
