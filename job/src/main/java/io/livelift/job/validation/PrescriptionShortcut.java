package io.livelift.job.validation;

import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PrescriptionId;
import io.livelift.job.journey.PrescriptionRecord;
import io.livelift.job.source.RawRecord;
import io.livelift.rules.Rules;
import io.livelift.wire.AvroCursor;

/**
 * Accepts plain prescriptions: what {@link PrescriptionValidator} says of them, without the detour.
 */
final class PrescriptionShortcut implements Shortcut<PersonEvent> {
  private static final PrescriptionStatus[] STATUSES = PrescriptionStatus.values();
  private static final Payer[] PAYERS = Payer.values();
  private static final Dispensing[] DISPENSINGS = Dispensing.values();

  private final AvroCursor at = new AvroCursor();
  private final PlainTexts texts = new PlainTexts();

  @Override
  public PersonEvent accept(RawRecord raw, int body) {
    at.begin(raw.value(), body);
    var eventId = texts.id(at);
    var time = at.readLong();
    var physicianId = texts.id(at);
    var prescriptionId = texts.id(at);
    var productId = texts.repeatedId(at);
    var status = STATUSES[at.readIndex(STATUSES.length)];
    var hasPatient = at.readPresence();
    var patientId = hasPatient ? texts.id(at) : null;
    var refill = at.readInt();
    var quantity = at.readInt();
    var payer = PAYERS[at.readIndex(PAYERS.length)];
    var dispensing = DISPENSINGS[at.readIndex(DISPENSINGS.length)];
    var region = texts.region(at);
    if (!at.isAtEnd()
        || eventId == null
        || physicianId == null
        || prescriptionId == null
        || productId == null
        || (hasPatient && patientId == null)
        || region == null
        || !Rules.isTime(time)
        || refill < 0
        || quantity < 1) {
      return null;
    }
    var id = new PrescriptionId(physicianId, prescriptionId);
    var record =
        new PrescriptionRecord(
            eventId,
            time,
            productId,
            patientId,
            refill,
            quantity,
            payer,
            dispensing,
            region.isEmpty() ? null : region,
            raw.position());
    return status == PrescriptionStatus.ISSUED
        ? new PersonEvent.Issued(id, record)
        : new PersonEvent.Cancelled(id, record);
  }
}
