package io.livelift.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server in a JVM of its own. It writes its address into the file that its last argument names,
 * and ends when its standard input does.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long CLOSING_SECONDS = 60;

  private final Process process;
  private final String address;

  private ChildProcess(Process process, String address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts it, and returns when it has an address.
   *
   * @param name what it is called in a sentence
   * @param output where what it prints goes
   */
  public static ChildProcess start(
      String name, List<String> options, Class<?> main, List<String> arguments, Path output)
      throws InterruptedException {
    var address = output.resolveSibling(output.getFileName() + ".address");
    var all = new ArrayList<>(arguments);
    all.add(address.toString());
    try {
      Files.deleteIfExists(address);
      var process = Java.start(options, Java.classPath(), main.getName(), all, output);
      while (!Files.exists(address)) {
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(name + " did not start: " + Java.tail(output));
        }
      }
      return new ChildProcess(process, Files.readString(address));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " did not start.", e);
    }
  }

  public String address() {
    return address;
  }

  public long pid() {
    return process.pid();
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
