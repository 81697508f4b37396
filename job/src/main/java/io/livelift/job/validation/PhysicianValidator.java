package io.livelift.job.validation;

import io.livelift.contract.Physician;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.Profile;
import io.livelift.rules.PhysicianRules;
import io.livelift.rules.RejectedException;
import io.livelift.rules.Rules;
import java.util.TreeSet;

/** Accepts versions of physicians' profiles; they are never late. */
final class PhysicianValidator implements Validator<Physician, PersonEvent> {
  @Override
  public PersonEvent validate(Physician physician, LogPosition position) throws RejectedException {
    PhysicianRules.check(physician);
    return new PersonEvent.Profiled(
        physician.getPhysicianId(),
        new Profile(
            physician.getEffectiveFrom().toEpochMilli(),
            physician.getVersion(),
            Rules.region(physician.getRegion()),
            physician.getTier(),
            physician.getSpecialty(),
            new TreeSet<>(physician.getSegments()).stream().toList(),
            physician.getConsent(),
            position));
  }

  @Override
  public long eventTime(PersonEvent event) {
    return TIMELESS;
  }

  @Override
  public String recordKey(PersonEvent event) {
    var profiled = (PersonEvent.Profiled) event;
    return profiled.personId() + "@" + profiled.profile().effectiveFrom();
  }
}
