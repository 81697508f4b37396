package io.livelift.local.audit;

import io.livelift.vocabulary.CellKey;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Tells what a cell rests on. */
final class ExplanationPrinter {
  private final PrintWriter out;
  private final long smallestGroup;

  ExplanationPrinter(PrintWriter out, long smallestGroup) {
    this.out = out;
    this.smallestGroup = smallestGroup;
  }

  void print(Explanation explanation, long epoch) {
    out.println(explanation.cell().toText());
    out.printf("  %s%n", words(explanation.cell()));
    var published = explanation.published();
    if (published == null) {
      out.printf("  Epoch %d: not published.%n", epoch);
    } else {
      out.printf(
          "  Epoch %d: published last in epoch %d%s%s.%n",
          epoch,
          published.epoch(),
          published.isFinal() ? ", final" : ", may still change",
          published.suppressed() ? ", what is missing may be withheld" : "");
    }
    out.println("It rests on");
    explanation.evidence().forEach(this::print);
    if (explanation.isReticent()) {
      out.printf(
          "  Of prescribing nothing is told but what is published: fewer than %d people would show.%n",
          smallestGroup);
    }
    printMeasures(explanation);
    out.flush();
  }

  private static String words(CellKey cell) {
    return "%s of %s from %s, %s%s"
        .formatted(
            cell.granularity(),
            cell.campaignId(),
            Instant.ofEpochMilli(cell.windowStart()),
            cell.region().isEmpty() ? "the nation" : "region " + cell.region(),
            cell.value().isEmpty() ? "" : ", " + cell.breakdown() + " " + cell.value());
  }

  private void print(Explanation.Evidence evidence) {
    var records = evidence.records().stream().mapToLong(Explanation.Records::count).sum();
    out.printf("  %s: %d records", evidence.kind().words(), records);
    out.println(evidence.people() == 0 ? "" : " of %d people".formatted(evidence.people()));
    for (var part : evidence.records()) {
      out.printf("    %s/%d: %d, ", part.topic().defaultName(), part.partition(), part.count());
      out.println(
          part.offsets().isEmpty()
              ? "offsets %d to %d".formatted(part.lowest(), part.highest())
              : "offsets "
                  + part.offsets().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
  }

  private void printMeasures(Explanation explanation) {
    var published = explanation.published();
    var names = new TreeSet<>(explanation.recomputed().keySet());
    if (published != null) {
      names.addAll(published.measures().keySet());
    }
    out.printf("%-24s %16s %16s%n", "measure", "recomputed", "published");
    for (var name : names) {
      var should = explanation.recomputed().get(name);
      var is = published == null ? null : published.measures().get(name);
      out.printf("%-24s %16s %16s%n", name, told(should), told(is));
    }
  }

  private static String told(Long value) {
    return value == null ? "-" : value.toString();
  }
}
