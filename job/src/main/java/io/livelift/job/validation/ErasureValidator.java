package io.livelift.job.validation;

import io.livelift.contract.Erasure;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonKind;
import io.livelift.rules.ErasureRules;
import io.livelift.rules.RejectedException;

/** Accepts erasures of people; they are never late. */
final class ErasureValidator implements Validator<Erasure, Announcement> {
  @Override
  public Announcement validate(Erasure erasure, LogPosition position) throws RejectedException {
    ErasureRules.check(erasure);
    return erasure.getPhysicianId() != null
        ? new ErasedPerson(PersonKind.PHYSICIAN, erasure.getPhysicianId())
        : new ErasedPerson(PersonKind.PATIENT, erasure.getPatientId());
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
