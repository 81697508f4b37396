package io.livelift.bench;

import io.livelift.local.CommandException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** The entry point of {@code ./livelift bench}. */
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] arguments) {
    // The records' directory may be gone by the time somebody reads it.
    var log = Path.of(System.getProperty("java.io.tmpdir"), "livelift-bench.log");
    System.setProperty("livelift.log", log.toString());
    System.exit(commandLine().execute(arguments));
  }

  /** The command; what fails is told in one sentence. */
  static CommandLine commandLine() {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (e, commandLine, parsed) -> {
              commandLine.getErr().println(sentence(e));
              return FAILED;
            })
        .setParameterExceptionHandler(
            (e, arguments) -> {
              var command = e.getCommandLine();
              command
                  .getErr()
                  .println(e.getMessage() + "; ./livelift bench --help says what can be chosen.");
              return command.getCommandSpec().exitCodeOnInvalidInput();
            });
  }

  private static String sentence(Exception e) {
    if (e instanceof CommandException) {
      return e.getMessage();
    }
    LoggerFactory.getLogger(Main.class).error("The measurement failed.", e);
    return "The measurement stopped: %s (more in %s)"
        .formatted(
            e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage(),
            System.getProperty("livelift.log"));
  }
}
