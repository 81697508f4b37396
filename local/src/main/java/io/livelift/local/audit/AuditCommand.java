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
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code livelift audit}: recomputes an epoch from the raw topics, with other code than the job.
 */
@Command(
    name = "audit",
    sortOptions = false,
    description =
        "Recomputes every number of an epoch from the raw topics, and tells where it differs from"
            + " what was published. Exit code 0 only if it differs nowhere.")
public final class AuditCommand implements Callable<Integer> {
  private static final int SHOWN = 20;

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

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Main.logTo(data.resolve("log").resolve("audit.log"));
    var wanted = epoch == null ? OptionalLong.empty() : OptionalLong.of(epoch);
    var report = bootstrapServers == null ? ofStack(wanted) : ofBroker(bootstrapServers, wanted);
    print(report, spec.commandLine().getOut());
    return report.agrees() ? 0 : 1;
  }

  private Audit.Report ofBroker(String address, OptionalLong wanted) {
    var settings =
        new OracleSettings(
            unbounded ? Optional.empty() : Optional.of(allowedLateness),
            attributionWindow,
            minuteCorrections,
            lookBack);
    return new Audit(address, settings, RecordReaders.of(wire.config())).run(wanted);
  }

  /** Asks the broker of a running stack; starts that of a stopped one for as long as needed. */
  private Audit.Report ofStack(OptionalLong wanted) throws IOException {
    if (!Files.isDirectory(data.resolve("kafka"))) {
      throw new CommandException(
          "There is nothing to audit in %s: start ./livelift up, or name --data or --bootstrap-servers."
              .formatted(data));
    }
    try (var directory = DataDirectory.open(data);
        var kafka = EmbeddedKafka.start(directory.kafka(), 0)) {
      return ofBroker(kafka.bootstrapServers(), wanted);
    } catch (CommandException e) {
      var address = runningBroker();
      if (address.isEmpty()) {
        throw e;
      }
      return ofBroker(address.get(), wanted);
    }
  }

  private Optional<String> runningBroker() throws IOException {
    var file = data.resolve("addresses.properties");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    var addresses = new Properties();
    try (var in = Files.newBufferedReader(file)) {
      addresses.load(in);
    }
    return Optional.ofNullable(addresses.getProperty("kafka"));
  }

  private static void print(Audit.Report report, PrintWriter out) {
    out.printf(
        "Epoch %d: %d records read again, %d cells recomputed.%n",
        report.epoch(), report.records(), report.cells());
    if (!report.isNewest()) {
      out.println(
          "It is not the newest epoch: a cell that changed since may have lost its former value to"
              + " compaction, and then shows as a difference.");
    }
    report
        .ledger()
        .forEach(
            (topic, ledger) ->
                out.printf(
                    "  %-14s read %d: %s%s%n",
                    topic.name().toLowerCase(java.util.Locale.ROOT),
                    ledger.read(),
                    new TreeMap<>(ledger.outcomes()),
                    ledger.rejected().isEmpty()
                        ? ""
                        : ", rejected " + new TreeMap<>(ledger.rejected())));
    for (var topic : report.incomplete()) {
      out.printf(
          "  The broker no longer has every record of %s; its ledger is not compared.%n",
          topic.defaultName());
    }
    report.ledgerDifferences().forEach(difference -> out.println("  differs: " + difference));
    report.differences().stream().limit(SHOWN).forEach(d -> out.println("  differs: " + d));
    if (report.differences().size() > SHOWN) {
      out.printf("  and %d more.%n", report.differences().size() - SHOWN);
    }
    out.println(
        report.agrees()
            ? "No difference."
            : "%d measures and %d counts of the ledger differ."
                .formatted(report.differences().size(), report.ledgerDifferences().size()));
    out.flush();
  }
}
