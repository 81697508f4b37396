package io.livelift.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** The checkpoints that Flink keeps in a directory, as {@code JOB/chk-N/_metadata}. */
final class Checkpoints {
  private static final String PREFIX = "chk-";

  private Checkpoints() {}

  /** The complete checkpoint with the highest number; Flink writes its metadata file last. */
  static Optional<Path> newest(Path directory) {
    if (!Files.isDirectory(directory)) {
      return Optional.empty();
    }
    try (var paths = Files.walk(directory, 2)) {
      return paths
          .filter(path -> path.getFileName().toString().startsWith(PREFIX))
          .filter(path -> Files.exists(path.resolve("_metadata")))
          .max(Comparator.comparingLong(Checkpoints::number));
    } catch (IOException e) {
      throw new UncheckedIOException("The checkpoints in " + directory + " are unreadable.", e);
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring(PREFIX.length()));
  }
}
