package io.livelift.local.audit;

import io.livelift.local.CommandException;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Granularity;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code livelift explain}: which records one cell rests on, without naming anybody. */
@Command(
    name = "explain",
    sortOptions = false,
    description =
        "Shows for one cell on which input records, how many people and events it rests, as"
            + " recomputed from the raw topics. Names nobody, and tells no more of prescribing than"
            + " was published.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:explained", "2:there is no such stack, broker, epoch or cell"})
public final class ExplainCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "KEY",
      arity = "0..1",
      description =
          "The cell's key as livelift.campaign-metrics has it, such as"
              + " 'spring|DAY|1772323200000|CHANNEL|44|WECHAT'; or say it by the options.")
  private String key;

  @Option(names = "--campaign", paramLabel = "ID", description = "Id of the campaign.")
  private String campaign;

  @Option(
      names = "--granularity",
      defaultValue = "CAMPAIGN",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Granularity granularity;

  @Option(
      names = "--window-start",
      paramLabel = "TIME",
      description = "Such as 2026-03-01T16:00:00Z, or epoch milliseconds; of CAMPAIGN not needed.")
  private String windowStart;

  @Option(
      names = "--region",
      defaultValue = "",
      description = "A path such as 44/4403 (default: the nation).")
  private String region;

  @Option(
      names = "--breakdown",
      defaultValue = "NONE",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Breakdown breakdown;

  @Option(names = "--value", defaultValue = "", description = "Value of the breakdown.")
  private String value;

  @Mixin private StackOptions stack;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try {
      requireSense();
      stack.recompute(
          spec.commandLine().getOut(),
          audit -> {
            print(audit);
            return null;
          });
      return 0;
    } catch (CommandException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return AuditCommand.NOT_CHECKED;
    }
  }

  private void print(Audit audit) throws SQLException {
    var cell = cell(audit.database());
    var truth = audit.truth().cells().getOrDefault(cell, Map.of());
    var explanation =
        new Explainer(audit.database(), stack.smallestGroup())
            .explain(cell, truth, audit.published().cell(cell))
            .orElseThrow(
                () ->
                    new CommandException(
                        "Epoch %d has published no cell %s: see docs/metrics.md for the cells that exist."
                            .formatted(audit.epoch(), cell.toText())));
    new ExplanationPrinter(spec.commandLine().getOut(), stack.smallestGroup())
        .print(explanation, audit.epoch());
  }

  private void requireSense() {
    if ((key == null) == (campaign == null)) {
      throw new CommandException("Which cell? Give its key, or --campaign and what else tells it.");
    }
    if (key != null) {
      parse(key);
    } else if (windowStart != null) {
      time(windowStart);
    } else if (granularity != Granularity.CAMPAIGN) {
      throw new CommandException("Which %s? Add --window-start.".formatted(granularity));
    }
  }

  private CellKey cell(Database database) throws SQLException {
    if (key != null) {
      return parse(key);
    }
    var start = windowStart == null ? startOf(database) : time(windowStart);
    return new CellKey(campaign, granularity, start, breakdown, region, value);
  }

  private long startOf(Database database) throws SQLException {
    return database.rows("select campaign_id, starts_at from campaign").stream()
        .filter(row -> row[0].equals(campaign))
        .mapToLong(row -> (Long) row[1])
        .findFirst()
        .orElseThrow(
            () -> new CommandException("There is no campaign \"%s\".".formatted(campaign)));
  }

  private static CellKey parse(String key) {
    try {
      return CellKey.parse(key);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          "\"%s\" is no key of a cell: write campaign|granularity|window start|breakdown|region|value."
              .formatted(key),
          e);
    }
  }

  private static long time(String text) {
    try {
      return text.matches("-?\\d+") ? Long.parseLong(text) : Instant.parse(text).toEpochMilli();
    } catch (DateTimeParseException | NumberFormatException e) {
      throw new CommandException(
          "\"%s\" is no time: write 2026-03-01T16:00:00Z or epoch milliseconds.".formatted(text),
          e);
    }
  }
}
