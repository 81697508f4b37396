package io.livelift.job.validation;

import io.livelift.contract.Physician;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.Profile;
import io.livelift.vocabulary.RejectReason;
import java.util.TreeSet;

/** Accepts versions of physicians' profiles; they are never late. */
final class PhysicianValidator implements Validator<Physician, PersonEvent> {
  @Override
  public PersonEvent validate(Physician physician, LogPosition position) throws RejectedException {
    var segments = new TreeSet<String>();
    for (var segment : physician.getSegments()) {
      segments.add(Rules.id("a segment", segment));
    }
    return new PersonEvent.Profiled(
        Rules.id("physician_id", physician.getPhysicianId()),
        new Profile(
            Rules.effectiveTime("effective_from", physician.getEffectiveFrom()),
            Rules.within(
                RejectReason.INVALID_VERSION, "version", physician.getVersion(), 0, Long.MAX_VALUE),
            Rules.region(physician.getRegion()),
            physician.getTier(),
            Rules.text("specialty", physician.getSpecialty()),
            segments.stream().toList(),
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
