package io.livelift.bench.run;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whether a run's answers are right.
 *
 * @param ledgerHolds whether every record is accounted for
 * @param numbers how many published numbers were compared with what the generator counted; none if
 *     the run was cut short
 * @param wrong how many of them differ
 */
public record AnswerCheck(
    @JsonProperty("ledger_holds") boolean ledgerHolds, int numbers, int wrong) {
  String text() {
    if (right() && numbers == 0) {
      return "ledger holds, cut short";
    }
    return right()
        ? "answers right"
        : "WRONG: %d of %d numbers, ledger %s"
            .formatted(wrong, numbers, ledgerHolds ? "holds" : "broken");
  }

  /** Whether everything that was compared is right. */
  public boolean right() {
    return ledgerHolds && wrong == 0;
  }
}
