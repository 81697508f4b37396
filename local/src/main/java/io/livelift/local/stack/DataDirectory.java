package io.livelift.local.stack;

import io.livelift.local.CommandException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** Where one stack keeps everything; locked, so that only one stack runs on it. */
public final class DataDirectory implements AutoCloseable {
  private static final long NEEDED_BYTES = 1L << 30;

  private final Path root;
  private final FileChannel lock;

  private DataDirectory(Path root, FileChannel lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Locks the directory, and creates it if it is missing. The lock goes with the process, however
   * it ends.
   *
   * @throws CommandException if another stack runs on it, or its disk is nearly full
   */
  public static DataDirectory open(Path root) {
    var absolute = root.toAbsolutePath().normalize();
    requireSpace(absolute);
    try {
      Files.createDirectories(absolute);
      var channel =
          FileChannel.open(
              absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!isLocked(channel)) {
        channel.close();
        throw new CommandException(
            "Livelift already runs on %s (process %s): stop it first, or choose another directory with --data."
                .formatted(root, Files.readString(absolute.resolve("owner")).strip()));
      }
      Files.writeString(absolute.resolve("owner"), ProcessHandle.current().pid() + "\n");
      return new DataDirectory(absolute, channel);
    } catch (IOException e) {
      throw new CommandException(
          "The directory %s cannot be written to (%s): choose another one with --data."
              .formatted(root, e.getMessage()),
          e);
    }
  }

  /** A new directory that {@link #delete} removes again. */
  public static DataDirectory temporary() {
    try {
      return open(Files.createTempDirectory("livelift-"));
    } catch (IOException e) {
      throw new CommandException(
          "No temporary directory can be made (%s): make room, or set TMPDIR to another disk."
              .formatted(e.getMessage()),
          e);
    }
  }

  public Path kafka() {
    return root.resolve("kafka");
  }

  public Path postgres() {
    return root.resolve("postgres");
  }

  public Path checkpoints() {
    return root.resolve("checkpoints");
  }

  /** What Flink works on between two checkpoints; worthless after a stop. */
  public Path flinkWork() {
    return root.resolve("flink");
  }

  /** How far the simulated world has come. */
  public Path simulator() {
    return root.resolve("simulator");
  }

  /** Where a running stack writes its addresses, for other commands. */
  public Path addresses() {
    return root.resolve("addresses.properties");
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The lock of " + root + " could not be given back.", e);
    }
  }

  /** Gives the lock back and removes the directory with all that is in it. */
  public void delete() {
    close();
    deleteTree(root);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Another stack in this very process has it.
      return false;
    }
  }

  /** Removes a directory with all that is in it, if there is one. */
  public static void deleteTree(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try {
      Files.walkFileTree(directory, new Deletion());
    } catch (IOException e) {
      throw new UncheckedIOException("The directory " + directory + " could not be removed.", e);
    }
  }

  private static void requireSpace(Path directory) {
    var existing = directory;
    while (!Files.exists(existing)) {
      existing = existing.getParent();
    }
    var free = existing.toFile().getUsableSpace();
    if (free < NEEDED_BYTES) {
      throw new CommandException(
          "The disk of %s has %d MB left and Livelift needs %d: make room, or choose a directory on another disk."
              .formatted(directory, free >> 20, NEEDED_BYTES >> 20));
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    /** Flink's own clean-up may be at work in the same tree. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException e) throws IOException {
      Files.deleteIfExists(directory);
      return FileVisitResult.CONTINUE;
    }
  }
}
