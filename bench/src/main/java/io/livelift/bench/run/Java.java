package io.livelift.bench.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts further JVMs. */
public final class Java {
  private Java() {}

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

  /** The class path of this JVM, absolute. */
  public static String classPath() {
    var parts = new ArrayList<String>();
    for (var part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      parts.add(new File(part).getAbsolutePath());
    }
    return String.join(File.pathSeparator, parts);
  }
}
