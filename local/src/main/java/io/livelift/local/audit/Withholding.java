package io.livelift.local.audit;

import io.livelift.vocabulary.CellKey;
import io.livelift.vocabulary.Measure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What must not be published: measures that tell of prescribing while fewer people than the
 * smallest group contribute, and those of blank windows.
 *
 * @param smallestGroup the least number of people of whom something is told; 1 or less if nothing
 *     is withheld
 * @param blankWindows by campaign
 */
record Withholding(long smallestGroup, Map<String, BlankWindow> blankWindows) {
  Withholding {
    blankWindows = Map.copyOf(blankWindows);
  }

  /** Whether so few people contribute that nothing may be told. */
  boolean isSmall(long people) {
    return people > 0 && people < smallestGroup;
  }

  /** Where published measures tell too much, one sentence each, ordered by cell. */
  List<String> violations(
      Map<CellKey, Map<String, Long>> truth, Map<CellKey, Map<String, Long>> published) {
    if (smallestGroup <= 1) {
      return List.of();
    }
    var sentences = new ArrayList<String>();
    published.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().toText()))
        .forEach(
            cell -> {
              var people = truth.getOrDefault(cell.getKey(), Map.of());
              cell.getValue().keySet().stream()
                  .sorted()
                  .filter(id -> Measure.ofId(id).people().isPresent())
                  .forEach(id -> addViolation(sentences, cell.getKey(), id, people));
            });
    return sentences;
  }

  private void addViolation(
      List<String> sentences, CellKey cell, String id, Map<String, Long> people) {
    if (isSmall(people.getOrDefault(Measure.ofId(id).people().orElseThrow().id(), 0L))) {
      sentences.add(
          "%s %s is published, though fewer than %d people contribute"
              .formatted(cell.toText(), id, smallestGroup));
    } else if (isBlank(cell)) {
      sentences.add("%s %s is published in a blank window".formatted(cell.toText(), id));
    }
  }

  /**
   * Whether a cell may be missing from the topic: it tells of prescribing alone. Where all of it is
   * withheld it is not published, and of how many people it is does not decide that.
   */
  boolean mayBeMissing(Map<String, Long> truth) {
    return smallestGroup > 1
        && truth.keySet().stream().allMatch(id -> Measure.ofId(id).people().isPresent());
  }

  private boolean isBlank(CellKey cell) {
    var windows = blankWindows.get(cell.campaignId());
    return windows != null && windows.holds(cell);
  }
}
