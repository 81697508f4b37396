package io.livelift.job.validation;

import io.livelift.contract.Erasure;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonKind;
import io.livelift.vocabulary.RejectReason;

/** Accepts erasures of people; they are never late. */
final class ErasureValidator implements Validator<Erasure, Announcement> {
  @Override
  public Announcement validate(Erasure erasure, LogPosition position) throws RejectedException {
    if ((erasure.getPhysicianId() == null) == (erasure.getPatientId() == null)) {
      throw new RejectedException(
          RejectReason.INVALID_SUBJECT,
          (erasure.getPhysicianId() == null ? "neither" : "both")
              + " of physician_id and patient_id are set");
    }
    Rules.time("requested_at", erasure.getRequestedAt());
    return erasure.getPhysicianId() != null
        ? new ErasedPerson(PersonKind.PHYSICIAN, Rules.id("physician_id", erasure.getPhysicianId()))
        : new ErasedPerson(PersonKind.PATIENT, Rules.id("patient_id", erasure.getPatientId()));
  }

  @Override
  public long eventTime(Announcement erasure) {
    return TIMELESS;
  }

  @Override
  public String recordKey(Announcement erasure) {
    var person = (ErasedPerson) erasure;
    return (person.kind() == PersonKind.PHYSICIAN ? "physician/" : "patient/") + person.id();
  }
}
