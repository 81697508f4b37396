package io.livelift.rules;

import io.livelift.contract.Erasure;
import io.livelift.vocabulary.RejectReason;

/** Which erasures are accepted. */
public final class ErasureRules {
  private ErasureRules() {}

  /**
   * Accepts an erasure.
   *
   * @throws RejectedException with the reason why not
   */
  public static void check(Erasure erasure) throws RejectedException {
    if ((erasure.getPhysicianId() == null) == (erasure.getPatientId() == null)) {
      throw new RejectedException(
          RejectReason.INVALID_SUBJECT,
          (erasure.getPhysicianId() == null ? "neither" : "both")
              + " of physician_id and patient_id are set");
    }
    Rules.time("requested_at", erasure.getRequestedAt());
    if (erasure.getPhysicianId() != null) {
      Rules.id("physician_id", erasure.getPhysicianId());
    } else {
      Rules.id("patient_id", erasure.getPatientId());
    }
  }
}
