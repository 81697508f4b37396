package io.livelift.job.journey;

import io.livelift.job.cube.Windows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/**
 * Folds what no accepted record can touch any more into sums per campaign, so that a journey stays
 * small. It changes no contribution but of windows that are final.
 */
public final class Folding {
  private Folding() {}

  /**
   * Folds the events of a journey that are old enough.
   *
   * @param arrivedUntil every record that arrived before this instant has been seen; epoch
   *     milliseconds
   * @return whether there were any
   */
  public static boolean fold(
      Person person, CampaignBook book, Horizons horizons, long arrivedUntil) {
    if (!horizons.isBounded() || arrivedUntil < 0) {
      return false;
    }
    var events = events(person.journey());
    var reach =
        horizons.withAttributionWindow(book.longestAttributionWindow(horizons.attributionWindow()));
    foldPrescriptions(person, book, horizons, reach.prescriptionCutoff(arrivedUntil));
    foldViews(person, book, reach.viewCutoff(arrivedUntil));
    return events(person.journey()) < events;
  }

  private static int events(Journey journey) {
    return journey.views.size() + journey.prescriptions.size();
  }

  private static void foldPrescriptions(
      Person person, CampaignBook book, Horizons horizons, long cutoff) {
    var journey = person.journey();
    Map<String, Flight> flights = new HashMap<>();
    for (var prescription : new ArrayList<>(journey.prescriptions.values())) {
      var facts = prescription.facts();
      var campaigns = book.withProduct(facts.productId()).stream().map(book::get).toList();
      // A cancellation alone stays: what it cancels may still be issued.
      if (prescription.issued() != null
          && facts.time() < cutoff
          && campaigns.stream().allMatch(c -> isFoldable(facts.time(), c, cutoff))) {
        for (var campaign : campaigns) {
          // Folding a prescription changes nothing that a flight is asked of another one.
          var flight =
              flights.computeIfAbsent(
                  campaign.campaignId(), id -> Flight.of(person, campaign, horizons));
          if (campaign.audienceKind() == person.kind()
              && flight.has(prescription)
              && flight.isLive(prescription, Horizons.UNBOUNDED)) {
            addTo(folded(journey, campaign), flight, prescription);
            flight.touches(prescription).forEach(t -> journey.touchesOfFolded.add(t.eventId()));
            flight.forget(prescription);
          }
        }
        summarize(journey, prescription, horizons);
        journey.foldedRegion =
            EarliestRegion.min(journey.foldedRegion, Journey.regionOf(prescription));
        journey.foldedIds.add(FoldedIds.of(prescription.id()));
        journey.prescriptions.remove(prescription.id());
      }
    }
  }

  private static void addTo(FoldedFlight folded, Flight flight, Prescription prescription) {
    if (flight.isCohortConversion(prescription)) {
      folded.setCohortConverter();
    }
    folded.add(flight.footprint(prescription, Horizons.UNBOUNDED));
  }

  /** Keeps what later first prescriptions of any campaign are measured by. */
  private static void summarize(Journey journey, Prescription prescription, Horizons horizons) {
    var issued = prescription.issued();
    journey.foldedObserved = Math.min(journey.foldedObserved, issued.time());
    if (prescription.isLive(Horizons.UNBOUNDED, horizons.cancellationLimit())) {
      journey.foldedFirstPrescriptions.merge(issued.productId(), issued.time(), Math::min);
    }
  }

  private static void foldViews(Person person, CampaignBook book, long cutoff) {
    var journey = person.journey();
    for (var view : journey.views.values().stream().sorted(View.TOUCH_ORDER).toList()) {
      var campaign = book.get(view.campaignId());
      if (view.time() < cutoff && (campaign == null || isFoldable(view.time(), campaign, cutoff))) {
        if (campaign != null
            && campaign.audienceKind() == person.kind()
            && campaign.isInFlight(view.time())) {
          var flight = folded(journey, campaign);
          flight.add(Footprints.of(view, campaign));
          if (campaign.isQualified(view) && !journey.touchesOfFolded.contains(view.eventId())) {
            flight.step(view);
          }
        }
        journey.touchesOfFolded.remove(view.eventId());
        journey.foldedObserved = Math.min(journey.foldedObserved, view.time());
        journey.foldedRegion = EarliestRegion.min(journey.foldedRegion, Journey.regionOf(view));
        journey.foldedIds.add(FoldedIds.of(view));
        journey.views.remove(view.eventId());
      }
    }
  }

  /** Only whole local days are folded: the rest of a day could still be restated. */
  private static boolean isFoldable(long time, CampaignDefinition campaign, long cutoff) {
    return time < Windows.day(cutoff, campaign.zone());
  }

  private static FoldedFlight folded(Journey journey, CampaignDefinition campaign) {
    return journey.folded.computeIfAbsent(campaign.campaignId(), id -> new FoldedFlight());
  }
}
