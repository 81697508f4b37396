package io.livelift.local.audit;

import io.livelift.local.CommandException;
import io.livelift.local.DurationConverter;
import io.livelift.local.Main;
import io.livelift.local.stack.DataDirectory;
import io.livelift.local.stack.EmbeddedKafka;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which stack is read, and how its job is set: options of all commands that recompute. */
final class StackOptions {
  private static final String PATIENCE =
      "Reading the topics and recomputing; on two cores 400,000 records take about a minute.";

  /** What is done with an epoch that has been recomputed. */
  @FunctionalInterface
  interface Task<T> {
    T run(Audit audit) throws Exception;
  }

  @Option(
      names = "--epoch",
      paramLabel = "N",
      description = "The epoch (default: the newest complete one).")
  private Long epoch;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = ".livelift",
      description = "The directory of a stack, running or stopped (default: ${DEFAULT-VALUE}).")
  private Path data;

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "A broker to read from, instead of the stack in --data.")
  private String bootstrapServers;

  @Option(
      names = "--postgres",
      paramLabel = "JDBC-URL",
      description =
          "The dashboard's Postgres, with user and password: its page then shows what was found"
              + " (default: that of the running stack in --data).")
  private String postgres;

  @Option(
      names = "--smallest-group",
      paramLabel = "N",
      defaultValue = "11",
      description =
          "Of fewer people nothing of prescribing is told; 0 if the job withholds nothing (default:"
              + " ${DEFAULT-VALUE}).")
  private long smallestGroup;

  @Option(
      names = "--allowed-lateness",
      paramLabel = "7d",
      defaultValue = "7d",
      converter = DurationConverter.class,
      description = "As the job has it (default: ${DEFAULT-VALUE}).")
  private Duration allowedLateness;

  @Option(
      names = "--attribution-window",
      paramLabel = "90d",
      defaultValue = "90d",
      converter = DurationConverter.class,
      description =
          "The longest attribution window, as the job has it (default: ${DEFAULT-VALUE}).")
  private Duration attributionWindow;

  @Option(
      names = "--minute-corrections",
      paramLabel = "1d",
      defaultValue = "1d",
      converter = DurationConverter.class,
      description = "As the job has it (default: ${DEFAULT-VALUE}).")
  private Duration minuteCorrections;

  @Option(
      names = "--look-back",
      paramLabel = "180d",
      defaultValue = "180d",
      converter = DurationConverter.class,
      description =
          "How long new prescribers had been observed, as the job has it (default:"
              + " ${DEFAULT-VALUE}).")
  private Duration lookBack;

  @Option(names = "--unbounded", description = "The job takes records however late they are.")
  private boolean unbounded;

  @Mixin private WireOptions wire;

  long smallestGroup() {
    return smallestGroup;
  }

  /**
   * Recomputes the epoch and gives it to a task. The broker is that of a running stack; that of a
   * stopped one is started for as long as needed.
   *
   * @param progress is told what takes time
   * @throws CommandException if there is no such stack, broker or epoch
   */
  <T> T recompute(PrintWriter progress, Task<T> task) throws Exception {
    if (bootstrapServers != null) {
      return recompute(bootstrapServers, progress, task);
    }
    if (!Files.isDirectory(data.resolve("kafka"))) {
      throw new CommandException(
          "There is no stack in %s: start ./livelift up, or name --data or --bootstrap-servers."
              .formatted(data));
    }
    Main.logTo(data.resolve("log").resolve("audit.log"));
    Optional<String> address = runningBroker();
    DataDirectory directory;
    try {
      directory = DataDirectory.open(data);
    } catch (CommandException e) {
      return recompute(address.orElseThrow(() -> e), progress, task);
    }
    try (directory;
        var kafka = EmbeddedKafka.start(directory.kafka(), 0)) {
      return recompute(kafka.bootstrapServers(), progress, task);
    }
  }

  private <T> T recompute(String address, PrintWriter progress, Task<T> task) throws Exception {
    progress.println(PATIENCE);
    progress.flush();
    var directory =
        Files.isDirectory(data)
            ? Files.createTempDirectory(data.toAbsolutePath(), "audit-")
            : Files.createTempDirectory("livelift-audit-");
    var settings =
        new Audit.Settings(
            address, oracle(), RecordReaders.of(wire.config()), smallestGroup, directory);
    try (var audit = new Audit(settings)) {
      audit.recompute(epoch == null ? OptionalLong.empty() : OptionalLong.of(epoch));
      return task.run(audit);
    } finally {
      DataDirectory.deleteTree(directory);
    }
  }

  private OracleSettings oracle() {
    return new OracleSettings(
        unbounded ? Optional.empty() : Optional.of(allowedLateness),
        attributionWindow,
        minuteCorrections,
        lookBack);
  }

  /** The dashboard's Postgres, if one is named or runs; not that of another stack. */
  Optional<String> postgres() throws IOException {
    if (postgres != null) {
      return Optional.of(postgres);
    }
    return bootstrapServers == null ? address("postgres") : Optional.empty();
  }

  private Optional<String> runningBroker() throws IOException {
    return address("kafka");
  }

  private Optional<String> address(String of) throws IOException {
    var file = data.resolve("addresses.properties");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var addresses = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      addresses.load(in);
    }
    return Optional.ofNullable(addresses.getProperty(of));
  }
}
