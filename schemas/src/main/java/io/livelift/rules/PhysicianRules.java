package io.livelift.rules;

import io.livelift.contract.Physician;
import io.livelift.vocabulary.RejectReason;

/** Which versions of physicians' profiles are accepted. */
public final class PhysicianRules {
  private PhysicianRules() {}

  /**
   * Accepts a profile.
   *
   * @throws RejectedException with the reason why not
   */
  public static void check(Physician physician) throws RejectedException {
    for (var segment : physician.getSegments()) {
      Rules.id("a segment", segment);
    }
    Rules.id("physician_id", physician.getPhysicianId());
    Rules.effectiveTime("effective_from", physician.getEffectiveFrom());
    Rules.within(
        RejectReason.INVALID_VERSION, "version", physician.getVersion(), 0, Long.MAX_VALUE);
    Rules.region(physician.getRegion());
    Rules.text("specialty", physician.getSpecialty());
  }
}
