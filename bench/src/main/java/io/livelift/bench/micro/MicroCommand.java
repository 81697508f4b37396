package io.livelift.bench.micro;

import io.livelift.local.CommandException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./livelift bench micro}: JMH, with its own table and JSON. */
@Command(
    name = "micro",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Micro-benchmarks of the journey, the combiner, the cells and the codecs, by JMH.",
      "All of them take some three minutes; more iterations or forks give narrower figures."
    })
public final class MicroCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATTERN",
      arity = "0..1",
      defaultValue = "",
      description = "A regular expression that the names of benchmarks hold (default: any).")
  private String pattern;

  @Option(names = "--json", paramLabel = "FILE", description = "Writes JMH's JSON here.")
  private Path json;

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "1",
      description = "JVMs for each benchmark (default: ${DEFAULT-VALUE}).")
  private int forks;

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "5",
      description = "Measured iterations of each JVM (default: ${DEFAULT-VALUE}).")
  private int iterations;

  @Option(
      names = "--time",
      paramLabel = "MS",
      defaultValue = "300",
      description = "Milliseconds of an iteration (default: ${DEFAULT-VALUE}).")
  private int millis;

  @Override
  public Integer call() {
    try {
      new Runner(options().build()).run();
      return 0;
    } catch (NoBenchmarksException e) {
      throw new CommandException("No benchmark has \"" + pattern + "\" in its name.", e);
    } catch (RunnerException e) {
      throw new CommandException("The benchmarks stopped: " + e.getMessage(), e);
    }
  }

  private ChainedOptionsBuilder options() {
    requireWithin("--forks", forks, 1, 100);
    requireWithin("--iterations", iterations, 1, 1_000);
    requireWithin("--time", millis, 1, 60_000);
    var options =
        new OptionsBuilder()
            .include(pattern)
            .forks(forks)
            .jvmArgs("-Xms2g", "-Xmx2g", "-XX:+UseParallelGC")
            .warmupIterations(2)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.milliseconds(millis))
            .shouldFailOnError(true);
    return json == null
        ? options
        : options.resultFormat(ResultFormatType.JSON).result(json.toString());
  }

  private static void requireWithin(String option, int value, int least, int most) {
    if (value < least || value > most) {
      throw new CommandException(
          "%s is %d: choose a number from %d to %d.".formatted(option, value, least, most));
    }
  }
}
