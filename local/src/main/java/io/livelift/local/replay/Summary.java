package io.livelift.local.replay;

import io.livelift.contract.CampaignMetric;
import io.livelift.vocabulary.Measure;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.Locale;

/** Tells a person what came of a replay. */
final class Summary {
  private static final int CAMPAIGNS = 10;

  private final PrintWriter out;

  Summary(PrintWriter out) {
    this.out = out;
  }

  void print(ReplayResult result) {
    printLedger(result);
    printCampaigns(result.cells());
    out.println();
    printf("Cells    %,d, as of epoch %d%n", result.cells().cells(), result.epoch());
    printf("Digest   %s%n", result.cells().digest());
    printf("Took     %.1f s%n", result.took().toMillis() / 1e3);
    if (result.lostCells() > 0) {
      printf("NOT SOUND: %,d cells that the epochs announce were not read.%n", result.lostCells());
    }
    out.flush();
  }

  private void printLedger(ReplayResult result) {
    printf(
        "%-26s %9s %9s %9s %9s %8s %8s %9s %9s %8s  %s%n",
        "Records",
        "sent",
        "read",
        "counted",
        "duplicate",
        "conflict",
        "late",
        "rejected",
        "no flight",
        "unknown",
        "ledger");
    var ledger = result.ledger();
    ledger.topics().forEach((topic, account) -> printAccount(result, topic, account));
    ledger
        .topics()
        .forEach(
            (topic, account) ->
                account.rejected.forEach(
                    (reason, count) ->
                        printf("  rejected from %s: %s %,d%n", topic, reason, count)));
    if (result.badLines() > 0) {
      printf("  %,d lines were no records and were not sent%n", result.badLines());
    }
    printf(
        "The ledger %s: read = counted + duplicate + conflict + late + rejected + out of flight"
            + " + unknown campaign + wrong kind + erased.%n",
        ledger.holds() ? "holds" : "DOES NOT HOLD");
  }

  private void printAccount(ReplayResult result, String topic, Ledger.Account account) {
    printf(
        "%-26s %,9d %,9d %,9d %,9d %,8d %,8d %,9d %,9d %,8d  %s%n",
        topic,
        result.sent().getOrDefault(topic, 0L),
        account.read,
        account.counted,
        account.duplicate,
        account.conflict,
        account.late,
        account.rejectedInAll(),
        account.outOfFlight,
        account.unknownCampaign,
        account.holds() ? "holds" : "DOES NOT HOLD");
    if (account.wrongKind > 0) {
      printf("  wrong kind of person for the campaign: %,d%n", account.wrongKind);
    }
    if (account.erased > 0) {
      printf("  of people who are erased: %,d%n", account.erased);
    }
    if (account.misrouted > 0) {
      printf("  keyed by another than the person: %,d%n", account.misrouted);
    }
  }

  private void printCampaigns(CellReport cells) {
    out.println();
    printf(
        "%-40s %9s %11s %13s %11s %10s%n",
        "Campaign (top 10 by reach)",
        "reach",
        "qualified",
        "prescriptions",
        "conversions",
        "conv. rate");
    cells.campaigns().stream()
        .sorted(
            Comparator.<CampaignMetric>comparingLong(cell -> of(cell, Measure.REACH))
                .reversed()
                .thenComparing(CampaignMetric::getCampaignId))
        .limit(CAMPAIGNS)
        .forEach(this::printCampaign);
  }

  private void printCampaign(CampaignMetric cell) {
    var reach = of(cell, Measure.REACH);
    var converters = of(cell, Measure.CONVERTERS);
    // Withheld is not zero: with few people the number is not told.
    var withheld = cell.getSuppressed();
    printf(
        "%-40.40s %,9d %,11d %13s %11s %10s%n",
        cell.getCampaignId(),
        reach,
        of(cell, Measure.QUALIFIED_VIEWS),
        number(of(cell, Measure.PRESCRIPTIONS), withheld),
        number(of(cell, Measure.CONVERSIONS), withheld),
        converters == 0 && withheld
            ? "withheld"
            : reach == 0 ? "" : String.format(Locale.ROOT, "%.1f%%", 100.0 * converters / reach));
  }

  private static String number(long value, boolean withheld) {
    return value == 0 && withheld ? "withheld" : String.format(Locale.ROOT, "%,d", value);
  }

  private static long of(CampaignMetric cell, Measure measure) {
    return cell.getMeasures().getOrDefault(measure.id(), 0L);
  }

  private void printf(String format, Object... arguments) {
    out.printf(Locale.ROOT, format, arguments);
  }
}
