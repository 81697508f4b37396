package io.livelift.job.journey;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the events of a journey were before they changed, and what else was. */
final class ChangedEvents {
  private static final long UNKNOWN = Long.MIN_VALUE;

  /** By event id; null for a view that is new. */
  final Map<String, View> views = new HashMap<>(4);

  /** Null for a prescription that is new. */
  final Map<PrescriptionId, Prescription> prescriptions = new HashMap<>(4);

  /** The profiles before the first of them changed; null if none did. */
  List<Profile> profiles;

  private final boolean isOfNobody;
  private final long observedSince;
  private long observedSinceAfter = UNKNOWN;
  private final String region;

  /**
   * @param journey before it changes
   */
  ChangedEvents(Journey journey) {
    isOfNobody = journey.isEmpty();
    observedSince = journey.observedSince();
    region = regionOf(journey);
  }

  /** As if all events of a journey had just come to someone without any. */
  static ChangedEvents allNew(Journey journey) {
    var changed = new ChangedEvents(new Journey());
    journey.views.keySet().forEach(id -> changed.views.put(id, null));
    journey.prescriptions.keySet().forEach(id -> changed.prescriptions.put(id, null));
    return changed;
  }

  /** Notes what a view was, unless that is known. */
  @SuppressWarnings("ReferenceEquality") // A view that stays is the same object.
  void note(String eventId, View former, View now) {
    if (former != now && !views.containsKey(eventId)) {
      views.put(eventId, former);
    }
  }

  /** Notes what a prescription was, unless that is known. */
  @SuppressWarnings("ReferenceEquality") // A prescription that stays is the same object, or equal.
  void note(PrescriptionId id, Prescription former, Prescription now) {
    if (former != now && !prescriptions.containsKey(id)) {
      prescriptions.put(id, former);
    }
  }

  /** Notes the profiles as they are, before one of them may change. */
  void noteProfiles(Journey journey) {
    if (profiles == null) {
      profiles = List.copyOf(journey.profiles);
    }
  }

  /** Since when the person had been observed, before the change. */
  long observedSince() {
    return observedSince;
  }

  /** Since when the person has been observed, after the change. */
  long observedSinceAfter(Journey journey) {
    if (observedSinceAfter == UNKNOWN) {
      observedSinceAfter = journey.observedSince();
    }
    return observedSinceAfter;
  }

  /**
   * Whether the person has the same attributes in every campaign as before, or had contributed
   * nothing before that would move with them.
   */
  boolean leaveAttributes(Journey journey) {
    return profiles == null
        && (isOfNobody || !journey.profiles.isEmpty() || region.equals(regionOf(journey)));
  }

  /** Whether there is nothing but first profiles of a person without events. */
  boolean areOnlyProfiles(Journey journey) {
    return profiles != null && views.isEmpty() && prescriptions.isEmpty() && !journey.hasEvents();
  }

  /** Ids of the campaigns to which the person may contribute otherwise than before. */
  Set<String> campaigns(Journey journey, CampaignBook book) {
    Set<String> campaigns = new HashSet<>(4);
    views.forEach(
        (id, former) -> {
          campaigns.add(journey.views.get(id).campaignId());
          if (former != null) {
            campaigns.add(former.campaignId());
          }
        });
    prescriptions.forEach(
        (id, former) -> {
          addCampaigns(former, book, campaigns);
          addCampaigns(journey.prescriptions.get(id), book, campaigns);
        });
    if (observedSince != observedSinceAfter(journey)) {
      // Whether a first prescription is one of a new prescriber rests on it.
      journey.prescriptions.values().forEach(p -> addCampaigns(p, book, campaigns));
      journey
          .foldedFirstPrescriptions
          .keySet()
          .forEach(product -> campaigns.addAll(book.withProduct(product)));
    }
    return campaigns;
  }

  private static void addCampaigns(
      Prescription prescription, CampaignBook book, Set<String> campaigns) {
    if (prescription != null) {
      campaigns.addAll(book.withProduct(prescription.facts().productId()));
    }
  }

  /** The journey as it was. */
  Journey before(Journey journey) {
    var before = journey.copy();
    views.forEach(
        (id, former) -> {
          if (former == null) {
            before.views.remove(id);
          } else {
            before.views.put(id, former);
          }
        });
    prescriptions.forEach(
        (id, former) -> {
          if (former == null) {
            before.prescriptions.remove(id);
          } else {
            before.prescriptions.put(id, former);
          }
        });
    if (profiles != null) {
      before.profiles.clear();
      before.profiles.addAll(profiles);
    }
    return before;
  }

  private static String regionOf(Journey journey) {
    var earliest = journey.profiles.isEmpty() ? journey.earliestRegion() : null;
    return earliest == null ? Journey.UNKNOWN : earliest.region();
  }
}
