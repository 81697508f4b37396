package io.livelift.job.journey;

/**
 * What is known of one prescription: its two states, each null until seen. Its attributes and its
 * time are those of ISSUED.
 *
 * @param cancelled of the CANCELLED records the first in the log
 * @param reserve a CANCELLED record that arrived before that one, which can only be where
 *     partitions are mixed; it counts if the other turns out to be too late
 */
public record Prescription(
    PrescriptionId id,
    PrescriptionRecord issued,
    PrescriptionRecord cancelled,
    PrescriptionRecord reserve) {

  /** The record whose attributes and time count. */
  PrescriptionRecord facts() {
    return issued != null ? issued : cancelled;
  }

  /**
   * Whether the prescription counts, as seen through the records that arrived in time.
   *
   * @param deadline records that arrived after this instant do not exist
   * @param cancellationLimit how long after being issued a cancellation may arrive, milliseconds
   */
  boolean isLive(long deadline, long cancellationLimit) {
    if (issued == null || issued.position().arrival() > deadline) {
      return false;
    }
    var cancellation = isLate(cancelled, cancellationLimit) ? reserve : cancelled;
    return cancellation == null
        || isLate(cancellation, cancellationLimit)
        || cancellation.position().arrival() > deadline;
  }

  /** Whether it was issued, and every cancellation that is known arrived too late to count. */
  boolean isCancellationLate(long cancellationLimit) {
    return cancelled != null
        && isLate(cancelled, cancellationLimit)
        && (reserve == null || isLate(reserve, cancellationLimit));
  }

  /** Whether it was issued, and this cancellation arrived too late to count. */
  boolean isLate(PrescriptionRecord cancellation, long cancellationLimit) {
    return issued != null
        && cancellation != null
        && cancellation.position().arrival() - issued.time() > cancellationLimit;
  }

  /** The same with another record of being issued. */
  Prescription withIssued(PrescriptionRecord other) {
    return new Prescription(id, other, cancelled, reserve);
  }

  /** The same with one more cancellation, which is not too late as far as is known. */
  Prescription withCancelled(PrescriptionRecord other) {
    if (cancelled == null) {
      return new Prescription(id, issued, other, null);
    }
    var isFirst = other.position().compareTo(cancelled.position()) < 0;
    var first = isFirst ? other : cancelled;
    var second = isFirst ? cancelled : other;
    var candidate = reserve == null || arrived(second, reserve) ? second : reserve;
    return new Prescription(id, issued, first, arrived(candidate, first) ? candidate : null);
  }

  /** Whether the one arrived before the other. */
  private static boolean arrived(PrescriptionRecord one, PrescriptionRecord other) {
    return one.position().arrival() < other.position().arrival();
  }
}
