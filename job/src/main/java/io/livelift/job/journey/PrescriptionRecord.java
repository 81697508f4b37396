package io.livelift.job.journey;

import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import java.util.Objects;

/**
 * One accepted record of a prescription, ISSUED or CANCELLED.
 *
 * @param time epoch milliseconds, UTC
 * @param patientId pseudonym, or null
 * @param refill 0 for a new prescription
 * @param quantity packs, at least 1
 * @param region a region path, or null where not known
 */
public record PrescriptionRecord(
    String eventId,
    long time,
    String productId,
    String patientId,
    int refill,
    int quantity,
    Payer payer,
    Dispensing dispensing,
    String region,
    LogPosition position) {

  /** The same, naming no patient. */
  PrescriptionRecord withoutPatient() {
    return new PrescriptionRecord(
        eventId, time, productId, null, refill, quantity, payer, dispensing, region, position);
  }

  boolean hasContentOf(PrescriptionRecord other) {
    return time == other.time
        && refill == other.refill
        && quantity == other.quantity
        && payer == other.payer
        && dispensing == other.dispensing
        && productId.equals(other.productId)
        && Objects.equals(patientId, other.patientId)
        && Objects.equals(region, other.region);
  }
}
