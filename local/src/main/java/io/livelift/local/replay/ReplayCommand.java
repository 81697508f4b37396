package io.livelift.local.replay;

import io.livelift.local.CommandException;
import io.livelift.local.DurationConverter;
import io.livelift.local.Main;
import io.livelift.local.StopSignal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code livelift replay}: recorded input through the whole stack, and what came of it. */
@Command(
    name = "replay",
    sortOptions = false,
    description =
        "Feeds recorded input through Kafka and the job, and tells what became of every record.")
public final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "DIR",
      description =
          "Holds campaigns.jsonl and, each if there is one, content-views.jsonl,"
              + " prescriptions.jsonl, physicians.jsonl and erasures.jsonl; each may end in .gz.")
  private Path directory;

  @Option(
      names = "--speed",
      paramLabel = "N|max",
      defaultValue = "max",
      converter = PaceConverter.class,
      description = "How many times faster than it happened (default: ${DEFAULT-VALUE}).")
  private Pace pace;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the final cells go, as lines of JSON sorted by key.")
  private Path out;

  @Option(
      names = "--allowed-lateness",
      paramLabel = "7d",
      converter = DurationConverter.class,
      description = "Records that arrive later than this are late (default: none is).")
  private Duration allowedLateness;

  @Option(
      names = "--no-suppression",
      description = "Publishes numbers about fewer than 11 people too.")
  private boolean noSuppression;

  @Option(
      names = "--no-dashboard",
      description = "Leaves the dashboard sink and Postgres out, which is faster.")
  private boolean noDashboard;

  @Option(
      names = "--epoch",
      paramLabel = "1s",
      converter = DurationConverter.class,
      description = "Time between two commits (default: 1s, with --speed max 10s).")
  private Duration epoch;

  @Option(
      names = "--log",
      paramLabel = "FILE",
      defaultValue = ".livelift/log/replay.log",
      description = "The log (default: ${DEFAULT-VALUE}).")
  private Path log;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    var err = spec.commandLine().getErr();
    var files = ReplayFiles.in(directory);
    requireWritable(out);
    Main.logTo(log);
    var settings =
        new ReplaySettings(
            pace,
            Optional.ofNullable(allowedLateness),
            !noSuppression,
            !noDashboard,
            Optional.ofNullable(epoch));
    var result =
        new Replay(settings, err, StopSignal.install()).run(files, Optional.ofNullable(out));
    new Summary(spec.commandLine().getOut()).print(result);
    return result.isSound() ? 0 : 1;
  }

  /** Better now than after the replay. */
  private static void requireWritable(Path out) {
    if (out == null) {
      return;
    }
    var parent = out.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
      throw new CommandException(
          "There is no directory %s that can be written to: make it, or choose another --out."
              .formatted(parent));
    }
    if (Files.isDirectory(out)) {
      throw new CommandException(out + " is a directory: name a file with --out.");
    }
  }

  private static final class PaceConverter implements ITypeConverter<Pace> {
    @Override
    public Pace convert(String text) {
      try {
        return Pace.parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(
            "'" + text + "' is no speed: write max, or a number above 0 such as 3600");
      }
    }
  }
}
