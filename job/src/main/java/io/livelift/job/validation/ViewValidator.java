package io.livelift.job.validation;

import io.livelift.contract.ContentView;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PersonKind;
import io.livelift.job.journey.View;
import io.livelift.rules.RejectedException;
import io.livelift.rules.Rules;
import io.livelift.vocabulary.RejectReason;
import java.time.Duration;

/** Accepts content views. */
final class ViewValidator implements Validator<ContentView, PersonEvent> {
  static final long LONGEST_DWELL_MS = Duration.ofDays(366).toMillis();

  @Override
  public PersonEvent validate(ContentView view, LogPosition position) throws RejectedException {
    if ((view.getPhysicianId() == null) == (view.getPatientId() == null)) {
      throw new RejectedException(
          RejectReason.INVALID_VIEWER,
          (view.getPhysicianId() == null ? "neither" : "both")
              + " of physician_id and patient_id are set");
    }
    var byPhysician = view.getPhysicianId() != null;
    var viewer =
        byPhysician
            ? Rules.id("physician_id", view.getPhysicianId())
            : Rules.id("patient_id", view.getPatientId());
    return new PersonEvent.Viewed(
        byPhysician ? PersonKind.PHYSICIAN : PersonKind.PATIENT,
        viewer,
        new View(
            Rules.id("event_id", view.getEventId()),
            Rules.time("event_time", view.getEventTime()),
            Rules.id("campaign_id", view.getCampaignId()),
            Rules.id("content_id", view.getContentId()),
            view.getChannel(),
            view.getTeam(),
            Rules.within(
                RejectReason.NEGATIVE_DWELL, "dwell_ms", view.getDwellMs(), 0, LONGEST_DWELL_MS),
            view.getCompleted(),
            Rules.region(view.getRegion()),
            position));
  }

  @Override
  public long eventTime(PersonEvent event) {
    return ((PersonEvent.Viewed) event).view().time();
  }

  @Override
  public String recordKey(PersonEvent event) {
    return event.personId();
  }
}
