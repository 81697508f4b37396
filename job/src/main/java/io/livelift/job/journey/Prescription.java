package io.livelift.job.journey;

/**
 * What is known of one prescription: its two states, each null until seen. Its attributes and its
 * time are those of ISSUED.
 */
public record Prescription(
    PrescriptionId id, PrescriptionRecord issued, PrescriptionRecord cancelled) {

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
    return issued != null
        && issued.position().arrival() <= deadline
        && !(isCancelled(cancellationLimit) && cancelled.position().arrival() <= deadline);
  }

  /** Whether it was cancelled, and not too late. */
  private boolean isCancelled(long cancellationLimit) {
    return cancelled != null && !isCancellationLate(cancellationLimit);
  }

  /** Whether both records are known and the cancellation arrived too late to count. */
  boolean isCancellationLate(long cancellationLimit) {
    return issued != null
        && cancelled != null
        && cancelled.position().arrival() - issued.time() > cancellationLimit;
  }
}
