package io.livelift.job.validation;

import io.livelift.contract.Campaign;
import io.livelift.contract.Physician;
import io.livelift.job.journey.CampaignDefinition;
import io.livelift.job.journey.LogPosition;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.Profile;
import io.livelift.rules.RejectedException;

/** Records as the job takes them. */
public final class AcceptedByJob {
  private AcceptedByJob() {}

  public static CampaignDefinition campaign(Campaign campaign) throws RejectedException {
    return CampaignValidator.definition(campaign);
  }

  public static Profile profile(Physician physician, long offset) throws RejectedException {
    var event = new PhysicianValidator().validate(physician, new LogPosition(0, offset, 0));
    return ((PersonEvent.Profiled) event).profile();
  }
}
