package io.livelift.local.audit;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Tells what an audit found, one line a thing. */
final class AuditPrinter {
  private static final int SHOWN = 20;

  private final PrintWriter out;

  AuditPrinter(PrintWriter out) {
    this.out = out;
  }

  void print(AuditReport report) {
    out.printf(
        "Epoch %d%s: %d records read again, %d cells recomputed.%n",
        report.epoch(), report.isNewest() ? ", the newest" : "", report.records(), report.cells());
    report.proof().partitions().forEach(this::print);
    report.ledger().forEach(this::print);
    for (var topic : report.incomplete()) {
      out.printf(
          "  The broker no longer has every record of %s; its ledger is not compared.%n",
          topic.defaultName());
    }
    list("ledger", report.proof().findings());
    list("differs", report.ledgerDifferences());
    list("differs", report.differences());
    list("tells too much", report.violations());
    if (report.leftBehind() > 0) {
      out.printf(
          "  %d of these cells were last published before the job was restored from an older"
              + " checkpoint, and not yet again.%n",
          report.leftBehind());
    }
    report.gone().forEach(sentence -> out.println("  gone: " + sentence));
    out.println(conclusion(report));
    out.flush();
  }

  private void print(LedgerProof.Partition partition) {
    out.printf(
        "  %s/%d, offsets %d to %d: %s; epochs in sequence: %d.%n",
        partition.topic(),
        partition.partition(),
        partition.logStart(),
        partition.nextOffset() - 1,
        partition.isCut()
            ? "%d of the %d records read are still there"
                .formatted(partition.found(), partition.read())
            : "%d records, %d read".formatted(partition.found(), partition.read()),
        partition.epochs());
  }

  private void print(LogTopic topic, TopicLedger ledger) {
    out.printf(
        "  %-14s read %d: %s%s%n",
        topic.name().toLowerCase(Locale.ROOT),
        ledger.read(),
        new TreeMap<>(ledger.outcomes()),
        ledger.rejected().isEmpty() ? "" : ", rejected " + new TreeMap<>(ledger.rejected()));
  }

  private void list(String what, List<?> things) {
    things.stream().limit(SHOWN).forEach(thing -> out.println("  " + what + ": " + thing));
    if (things.size() > SHOWN) {
      out.printf("  and %d more.%n", things.size() - SHOWN);
    }
  }

  /** What was found, in one sentence. */
  static String conclusion(AuditReport report) {
    return switch (report.verdict()) {
      case AGREES -> "No difference; each record was read once.";
      case DIFFERS ->
          "%d measures and %d counts differ, %d tell too much; the ledger has %d faults."
              .formatted(
                  report.differences().size(),
                  report.ledgerDifferences().size(),
                  report.violations().size(),
                  report.proof().findings().size());
      case EVIDENCE_GONE -> "What is still there agrees; the rest can no longer be checked.";
    };
  }
}
