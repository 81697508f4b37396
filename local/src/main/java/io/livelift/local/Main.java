package io.livelift.local;

import io.livelift.local.audit.AuditCommand;
import io.livelift.local.audit.ExplainCommand;
import io.livelift.local.convert.ConvertCommand;
import io.livelift.local.replay.ReplayCommand;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParseResult;

/** The entry point of {@code ./livelift up}, {@code replay} and the other commands. */
@Command(
    name = "livelift",
    description = "Live campaign metrics on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      UpCommand.class,
      ReplayCommand.class,
      AuditCommand.class,
      ExplainCommand.class,
      ConvertCommand.class,
      HelpCommand.class
    })
public final class Main {
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  /** All commands; what fails is told in one sentence. */
  public static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::tell)
        .setParameterExceptionHandler(Main::tellUsage);
  }

  /**
   * Names the log file of this process. To be called before anything logs.
   *
   * @param file is created when the first line is written
   */
  public static void logTo(Path file) {
    System.setProperty("livelift.log", file.toAbsolutePath().toString());
  }

  private static int tell(Exception e, CommandLine commandLine, ParseResult parsed) {
    var err = commandLine.getErr();
    if (e instanceof CommandException) {
      err.println(e.getMessage());
      return FAILED;
    }
    LoggerFactory.getLogger(Main.class).error("The command failed.", e);
    err.printf(
        "Livelift stopped: %s The whole story is in %s.%n",
        sentence(e), System.getProperty("livelift.log"));
    return FAILED;
  }

  private static String sentence(Exception e) {
    var message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.endsWith(".") ? message : message + ".";
  }

  private static int tellUsage(CommandLine.ParameterException e, String[] arguments) {
    var command = e.getCommandLine();
    command
        .getErr()
        .printf(
            "%s; see ./livelift help %s.%n",
            e.getMessage(), command.getParent() == null ? "" : command.getCommandName());
    return command.getCommandSpec().exitCodeOnInvalidInput();
  }
}
