package io.livelift.job.validation;

import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PrescriptionId;
import io.livelift.job.journey.PrescriptionRecord;
import io.livelift.rules.RejectedException;
import io.livelift.rules.Rules;
import io.livelift.vocabulary.RejectReason;

/** Accepts prescriptions, issued or cancelled. */
final class PrescriptionValidator implements Validator<PrescriptionEvent, PersonEvent> {
  @Override
  public PersonEvent validate(PrescriptionEvent event, LogPosition position)
      throws RejectedException {
    var id =
        new PrescriptionId(
            Rules.id("physician_id", event.getPhysicianId()),
            Rules.id("prescription_id", event.getPrescriptionId()));
    var record =
        new PrescriptionRecord(
            Rules.id("event_id", event.getEventId()),
            Rules.time("event_time", event.getEventTime()),
            Rules.id("product_id", event.getProductId()),
            Rules.nullableId("patient_id", event.getPatientId()),
            (int)
                Rules.within(
                    RejectReason.INVALID_REFILL, "refill", event.getRefill(), 0, Integer.MAX_VALUE),
            (int)
                Rules.within(
                    RejectReason.INVALID_QUANTITY,
                    "quantity",
                    event.getQuantity(),
                    1,
                    Integer.MAX_VALUE),
            event.getPayer(),
            event.getDispensing(),
            Rules.region(event.getRegion()),
            position);
    return event.getStatus() == PrescriptionStatus.ISSUED
        ? new PersonEvent.Issued(id, record)
        : new PersonEvent.Cancelled(id, record);
  }

  @Override
  public long eventTime(PersonEvent event) {
    return event instanceof PersonEvent.Issued issued
        ? issued.issued().time()
        : ((PersonEvent.Cancelled) event).cancelled().time();
  }

  @Override
  public String recordKey(PersonEvent event) {
    return event.personId();
  }
}
