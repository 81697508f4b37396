package io.livelift.local;

import io.livelift.local.stack.DataDirectory;
import io.livelift.local.stack.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code livelift up}: the whole product on this machine, until Ctrl-C. */
@Command(
    name = "up",
    sortOptions = false,
    description = "Starts Kafka, Postgres, Flink with the job, the dashboard and the simulator.")
public final class UpCommand implements Callable<Integer> {
  private static final int MAX_PORT = 65_535;
  private static final Duration MIN_EPOCH = Duration.ofMillis(100);

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port of the page (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(names = "--no-simulator", description = "Nobody views or prescribes but you.")
  private boolean noSimulator;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "3",
      description = "Events a second of the simulator (default: ${DEFAULT-VALUE}).")
  private double rate;

  @Option(
      names = "--epoch",
      paramLabel = "1s",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "Time between two commits (default: ${DEFAULT-VALUE}).")
  private Duration epoch;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".livelift",
      description = "Keeps everything; the next up goes on from it (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--one-time-password",
      paramLabel = "NAME",
      description = "Gives somebody a new password, for when nobody can sign in any more.")
  private String forgetful;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    requireSense();
    var out = spec.commandLine().getOut();
    Main.logTo(data.resolve("log").resolve("livelift.log"));
    try (var running = new Running()) {
      var directory = running.add(DataDirectory.open(data));
      var stop = StopSignal.install();
      out.println("Starting; the first time takes a little longer.");
      var stack =
          new LiveStack(new LiveStack.Settings(port, epoch, simulatorRate()), stop, running);
      stack.start(directory);
      out.println("Livelift is at " + stack.pageAddress());
      stack.firstAdministrator().ifPresent(first -> out.println(first.sentence()));
      if (forgetful != null) {
        out.println(stack.oneTimePassword(forgetful).sentence());
      }
      out.println("Flink UI: " + stack.flinkAddress());
      out.println("Stop with Ctrl-C; the next up goes on from here.");
      stop.await();
      stack.requireJob();
      out.println("Stopping.");
      return 0;
    }
  }

  private double simulatorRate() {
    return noSimulator ? 0 : rate;
  }

  private void requireSense() {
    if (port < 1 || port > MAX_PORT) {
      throw new CommandException("--port is " + port + ": choose one from 1 to " + MAX_PORT + ".");
    }
    if (!Ports.isFree(port)) {
      throw new CommandException(
          "Port %d is in use by another program: stop that one, or choose another with --port."
              .formatted(port));
    }
    if (rate < 0) {
      throw new CommandException("--rate is negative: choose 0 or more events a second.");
    }
    if (epoch.compareTo(MIN_EPOCH) < 0) {
      throw new CommandException("--epoch is below 100 ms: choose 100ms or more.");
    }
  }
}
