package io.livelift.job.journey;

import io.livelift.contract.Campaign;
import io.livelift.contract.Physician;
import io.livelift.job.validation.AcceptedByJob;
import io.livelift.rules.RejectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who is in an audience, as the job decides it. */
public final class AudienceOfJob {
  private AudienceOfJob() {}

  /** How many of the people of these profiles, in log order, are members. */
  public static long members(List<Physician> log, Set<String> erased, Campaign campaign)
      throws RejectedException {
    var definition = AcceptedByJob.campaign(campaign);
    Map<String, Journey> journeys = new HashMap<>();
    long offset = 0;
    for (var profile : log) {
      journeys
          .computeIfAbsent(profile.getPhysicianId(), id -> new Journey())
          .add(AcceptedByJob.profile(profile, offset++));
    }
    journeys.keySet().removeAll(erased);
    return journeys.entrySet().stream()
        .filter(
            entry ->
                definition.audience().arm(entry.getKey(), entry.getValue().attributes(definition))
                    != null)
        .count();
  }
}
