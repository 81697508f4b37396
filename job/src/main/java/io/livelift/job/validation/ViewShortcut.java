package io.livelift.job.validation;

import io.livelift.contract.Channel;
import io.livelift.contract.Team;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PersonKind;
import io.livelift.job.journey.View;
import io.livelift.job.source.RawRecord;
import io.livelift.rules.Rules;
import io.livelift.wire.AvroCursor;

/** Accepts plain content views: what {@link ViewValidator} says of them, without the detour. */
final class ViewShortcut implements Shortcut<PersonEvent> {
  private static final Channel[] CHANNELS = Channel.values();
  private static final Team[] TEAMS = Team.values();

  private final AvroCursor at = new AvroCursor();
  private final PlainTexts texts = new PlainTexts();

  @Override
  public PersonEvent accept(RawRecord raw, int body) {
    at.begin(raw.value(), body);
    var eventId = texts.id(at);
    var time = at.readLong();
    var campaignId = texts.repeatedId(at);
    var contentId = texts.repeatedId(at);
    var byPhysician = at.readPresence();
    var physicianId = byPhysician ? texts.id(at) : null;
    var byPatient = at.readPresence();
    var patientId = byPatient ? texts.id(at) : null;
    var viewer = byPhysician ? physicianId : patientId;
    var channel = CHANNELS[at.readIndex(CHANNELS.length)];
    var team = TEAMS[at.readIndex(TEAMS.length)];
    var dwellMs = at.readLong();
    var completed = at.readBoolean();
    var region = texts.region(at);
    if (!at.isAtEnd()
        || eventId == null
        || campaignId == null
        || contentId == null
        || byPhysician == byPatient
        || viewer == null
        || region == null
        || !Rules.isTime(time)
        || dwellMs < 0
        || dwellMs > ViewValidator.LONGEST_DWELL_MS) {
      return null;
    }
    return new PersonEvent.Viewed(
        byPhysician ? PersonKind.PHYSICIAN : PersonKind.PATIENT,
        viewer,
        new View(
            eventId,
            time,
            campaignId,
            contentId,
            channel,
            team,
            dwellMs,
            completed,
            region.isEmpty() ? null : region,
            raw.position()));
  }
}
