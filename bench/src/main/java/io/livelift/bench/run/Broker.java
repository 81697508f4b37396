package io.livelift.bench.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running broker. */
public final class Broker implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final long CLOSING_SECONDS = 60;

  private final Process process;
  private final String bootstrap;

  private Broker(Process process, String bootstrap) {
    this.process = process;
    this.bootstrap = bootstrap;
  }

  /** Starts one on a directory of data, and logs into another. */
  public static Broker start(Path data, Path logs) throws InterruptedException {
    var address = logs.resolve("broker.address");
    try {
      Files.deleteIfExists(address);
      var process =
          Java.start(
              List.of("-Xmx1g"),
              Java.classPath(),
              BrokerProcess.class.getName(),
              List.of(data.toString(), address.toString()),
              logs.resolve("broker.out"));
      while (!Files.exists(address)) {
        if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(
              "The broker did not start: " + Files.readString(logs.resolve("broker.out")));
        }
      }
      return new Broker(process, Files.readString(address));
    } catch (IOException e) {
      throw new UncheckedIOException("The broker did not start in " + logs + ".", e);
    }
  }

  public String bootstrap() {
    return bootstrap;
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
