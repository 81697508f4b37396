package io.livelift.bench.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts further JVMs. */
public final class Java {
  private static final int LINES_TOLD = 15;

  private Java() {}

  /**
   * The options for a heap of this size, the same for all that is measured: most of it for young
   * objects, because what lives for an epoch is copied more than once in a small young generation.
   */
  public static List<String> heap(int megabytes) {
    return List.of(
        "-Xmx" + megabytes + "m", "-Xms" + megabytes + "m", "-Xmn" + megabytes * 5 / 8 + "m");
  }

  /**
   * A class's {@code main} in a JVM of its own. What it prints goes to a file.
   *
   * @param options of the JVM
   */
  static Process start(
      List<String> options, String classPath, String main, List<String> arguments, Path output) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:+UseParallelGC");
    command.addAll(options);
    command.add("-Dlivelift.log=" + output + ".log");
    command.add("-cp");
    command.add(classPath);
    command.add(main);
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(output.toFile())
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("A further JVM could not be started.", e);
    }
  }

  /**
   * The same, to its end.
   *
   * @throws IllegalStateException if it fails, with the end of what it printed, or does not end
   */
  static void run(
      String name,
      List<String> options,
      String classPath,
      String main,
      List<String> arguments,
      Path output,
      Duration patience)
      throws InterruptedException {
    var process = start(options, classPath, main, arguments, output);
    var hook = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
    var ended = process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    Runtime.getRuntime().removeShutdownHook(hook);
    if (!ended) {
      process.destroyForcibly().waitFor();
      throw new IllegalStateException(name + " did not end within " + patience.toSeconds() + " s.");
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(name + " failed: " + tail(output));
    }
  }

  static String tail(Path file) {
    try {
      var lines = Files.readAllLines(file);
      var from = Math.max(0, lines.size() - LINES_TOLD);
      return String.join(System.lineSeparator(), lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "it left no word.";
    }
  }

  /** The class path of this JVM, absolute. */
  public static String classPath() {
    var parts = new ArrayList<String>();
    for (var part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      parts.add(new File(part).getAbsolutePath());
    }
    return String.join(File.pathSeparator, parts);
  }
}
