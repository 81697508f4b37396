package io.livelift.local.audit;

import io.livelift.local.CommandException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code livelift audit}: recomputes an epoch from the raw topics, with other code than the job.
 */
@Command(
    name = "audit",
    sortOptions = false,
    description =
        "Recomputes every number of an epoch from the raw topics, tells where it differs from what"
            + " was published, and proves that each record was read once.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no difference",
      "1:something differs",
      "2:nothing was checked: no such stack, broker, epoch or option",
      "3:compaction or retention took what the check needs"
    })
public final class AuditCommand implements Callable<Integer> {
  static final int NOT_CHECKED = 2;

  @Mixin private StackOptions stack;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    try {
      var report = stack.recompute(spec.commandLine().getOut(), Audit::report);
      new AuditPrinter(spec.commandLine().getOut()).print(report);
      note(report);
      return report.verdict().exitCode();
    } catch (CommandException e) {
      spec.commandLine().getErr().println(e.getMessage());
      return NOT_CHECKED;
    }
  }

  /** What was found holds whether it can be shown on the page or not. */
  private void note(AuditReport report) throws IOException {
    var postgres = stack.postgres();
    if (postgres.isEmpty()) {
      return;
    }
    try {
      AuditNote.write(postgres.get(), report);
    } catch (SQLException e) {
      spec.commandLine()
          .getErr()
          .println("The page does not show this audit, Postgres cannot be used: " + e.getMessage());
    }
  }
}
