package io.livelift.bench.simulate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.livelift.bench.load.LoadSpec;
import io.livelift.bench.load.Skew;
import io.livelift.bench.report.Machine;
import io.livelift.job.LiveliftJob;
import io.livelift.local.CommandException;
import io.livelift.local.DurationConverter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./livelift bench simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Simulates the journey and cells stages of many subtasks, one after the other.",
      "Tells what each has to do, what goes between them and out, and what they keep."
    })
public final class SimulateCommand implements Callable<Integer> {
  private static final long MOST_EVENTS = 100_000_000;

  @Option(
      names = "--subtasks",
      paramLabel = "N,N",
      split = ",",
      defaultValue = "1,4,16,64",
      description = "How many of each stage (default: ${DEFAULT-VALUE}).")
  private List<Integer> subtasks;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Events a second (default: ${DEFAULT-VALUE}).")
  private long rate;

  @Option(
      names = "--epoch",
      paramLabel = "TIME",
      defaultValue = "1s",
      converter = DurationConverter.class,
      description = "Interval of epochs (default: ${DEFAULT-VALUE}).")
  private Duration epoch;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "4",
      description = "Epochs that are measured, after a first one (default: ${DEFAULT-VALUE}).")
  private int epochs;

  @Option(
      names = "--physicians",
      paramLabel = "N",
      defaultValue = "100000",
      description = "Physicians (default: ${DEFAULT-VALUE}).")
  private int physicians;

  @Option(
      names = "--campaigns",
      paramLabel = "N",
      defaultValue = "20",
      description = "Campaigns (default: ${DEFAULT-VALUE}).")
  private int campaigns;

  @Option(
      names = "--skew",
      defaultValue = "zipf",
      description = "uniform, zipf, one_physician or one_campaign (default: ${DEFAULT-VALUE}).")
  private Skew skew;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same records (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes all figures here too.")
  private Path json;

  @Spec private CommandSpec command;

  @Override
  public Integer call() throws Exception {
    subtasks.forEach(n -> requireWithin("--subtasks", n, 1, LiveliftJob.MAX_PARALLELISM));
    requireWithin("--rate", rate, 1, MOST_EVENTS);
    requireWithin("--epoch in milliseconds", epoch.toMillis(), 1, Duration.ofHours(1).toMillis());
    requireWithin("--epochs", epochs, 1, 1_000);
    var spec = spec();
    var out = command.commandLine().getOut();
    out.printf(
        "%,d events a second of %,d physicians in %,d campaigns; epochs of %,d ms%n%n%s",
        rate, physicians, campaigns, epoch.toMillis(), SimulatedRun.HEADING);
    var runs = new ArrayList<SimulatedRun>();
    for (var n : subtasks) {
      var run = new Simulation(spec, n, cell -> {}).run();
      runs.add(run);
      out.print(run.line());
      out.flush();
    }
    var last = runs.get(runs.size() - 1);
    out.printf(
        "%nHottest slice: %s, %,.0f cells/s. State: %,d journeys in %,d bytes, cells in %,d bytes.%n",
        last.hottest().slice(),
        last.hottest().cells(),
        last.state().persons(),
        last.state().journeyBytes(),
        last.state().cellBytes());
    write(spec, runs);
    return 0;
  }

  private SimulationSpec spec() {
    var events = Math.max(1, rate * epoch.toMillis() / 1_000) * (epochs + 1);
    requireWithin("The number of events of all epochs", events, 1, MOST_EVENTS);
    var load = new LoadSpec(seed, physicians, campaigns, events, 1, skew);
    return new SimulationSpec(load, rate, epoch.toMillis(), epochs);
  }

  private static void requireWithin(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw new CommandException(
          "%s is %d: choose a number from %d to %d.".formatted(option, value, least, most));
    }
  }

  private void write(SimulationSpec spec, List<SimulatedRun> runs) {
    if (json == null) {
      return;
    }
    var all = new LinkedHashMap<String, Object>();
    all.put("machine", Machine.here());
    all.put("simulated", spec);
    all.put("runs", runs);
    try {
      new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), all);
    } catch (IOException e) {
      throw new CommandException(
          "The figures could not be written to " + json + " (" + e.getMessage() + ").", e);
    }
  }
}
