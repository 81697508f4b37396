package io.livelift.job.journey;

import io.livelift.vocabulary.RegionPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that is retained of one person: views, prescriptions, profiles, and what older events were
 * folded into. Whatever the order in which records are given, the same records make the same
 * journey.
 */
public final class Journey {
  static final String UNKNOWN = RegionPath.UNKNOWN;
  static final long NEVER = Long.MAX_VALUE;

  final Map<String, View> views = new LinkedHashMap<>();
  final Map<PrescriptionId, Prescription> prescriptions = new LinkedHashMap<>();
  final List<Profile> profiles = new ArrayList<>(1);

  /** Sums of what is too old to change, by campaign. */
  final Map<String, FoldedFlight> folded = new HashMap<>();

  /** Of folded events; null if none named a region. */
  EarliestRegion foldedRegion;

  /** Retained views that were eligible touches of folded conversions. */
  final Set<String> touchesOfFolded = new HashSet<>();

  /** Of folded live prescriptions the earliest, by product; epoch milliseconds. */
  final Map<String, Long> foldedFirstPrescriptions = new HashMap<>();

  /** Of folded events the earliest; {@link #NEVER} if none was folded. */
  long foldedObserved = NEVER;

  /** So that an id that is used again is known, long after its event was folded. */
  final FoldedIds foldedIds = new FoldedIds();

  /**
   * Keeps a view, unless one of its identity stands earlier in the log.
   *
   * @param limit how many views one person may have
   */
  public Receipt add(View view, int limit) {
    var known = views.get(view.eventId());
    if (known == null) {
      if (foldedIds.contains(view)) {
        return Receipt.CONFLICT;
      }
      if (views.size() >= limit) {
        return Receipt.OVER_LIMIT;
      }
      views.put(view.eventId(), view);
      return Receipt.NEW;
    }
    if (view.position().compareTo(known.position()) < 0) {
      views.put(view.eventId(), view);
    }
    return known.hasContentOf(view) ? Receipt.DUPLICATE : Receipt.CONFLICT;
  }

  /** Keeps that a prescription was issued, unless such a record stands earlier in the log. */
  public Receipt addIssued(PrescriptionId id, PrescriptionRecord issued, int limit) {
    var known = prescriptions.get(id);
    if (known == null && foldedIds.contains(id)) {
      return Receipt.CONFLICT;
    }
    if (known == null && prescriptions.size() >= limit) {
      return Receipt.OVER_LIMIT;
    }
    var first = known == null ? null : known.issued();
    if (first == null || issued.position().compareTo(first.position()) < 0) {
      var former = known == null ? new Prescription(id, null, null, null) : known;
      prescriptions.put(id, former.withIssued(issued));
    }
    return receipt(first, issued);
  }

  /**
   * Keeps that a prescription was cancelled, unless such a record stands earlier in the log or this
   * one arrived too late.
   *
   * @param cancellationLimit how long after being issued a cancellation may arrive, milliseconds
   */
  public Receipt addCancelled(
      PrescriptionId id, PrescriptionRecord cancelled, long cancellationLimit, int limit) {
    var known = prescriptions.get(id);
    if (known == null && foldedIds.contains(id)) {
      return Receipt.LATE;
    }
    if (known == null && prescriptions.size() >= limit) {
      return Receipt.OVER_LIMIT;
    }
    var former = known == null ? new Prescription(id, null, null, null) : known;
    if (former.isLate(cancelled, cancellationLimit)) {
      return Receipt.LATE;
    }
    var first = former.cancelled();
    if (former.isCancellationLate(cancellationLimit)) {
      prescriptions.put(id, new Prescription(id, former.issued(), cancelled, null));
      return Receipt.LATE;
    }
    prescriptions.put(id, former.withCancelled(cancelled));
    return receipt(first, cancelled);
  }

  /** Takes a prescription over as another journey resolved it; null records remove it. */
  public void put(Prescription prescription) {
    if (prescription.issued() == null && prescription.cancelled() == null) {
      prescriptions.remove(prescription.id());
    } else {
      prescriptions.put(prescription.id(), prescription);
    }
  }

  public Prescription prescription(PrescriptionId id) {
    return prescriptions.get(id);
  }

  /** Keeps a profile, if it is the newest version from its instant on. */
  public Receipt add(Profile profile) {
    for (var i = 0; i < profiles.size(); i++) {
      var known = profiles.get(i);
      if (known.effectiveFrom() == profile.effectiveFrom()) {
        return addVersion(i, known, profile);
      }
    }
    profiles.add(profile);
    profiles.sort(Comparator.comparingLong(Profile::effectiveFrom));
    return Receipt.NEW;
  }

  private Receipt addVersion(int i, Profile known, Profile profile) {
    if (profile.version() != known.version()) {
      if (profile.version() > known.version()) {
        profiles.set(i, profile);
      }
      return Receipt.NEW;
    }
    if (profile.position().compareTo(known.position()) < 0) {
      profiles.set(i, profile);
    }
    return known.hasContentOf(profile) ? Receipt.DUPLICATE : Receipt.CONFLICT;
  }

  /** Whether there is any event, retained or folded. */
  boolean hasEvents() {
    return !views.isEmpty() || !prescriptions.isEmpty() || !folded.isEmpty() || hasFoldedEvents();
  }

  private boolean hasFoldedEvents() {
    return foldedObserved != NEVER || foldedRegion != null || !foldedFirstPrescriptions.isEmpty();
  }

  /** Whether anything was folded. */
  boolean hasFolded() {
    return hasFoldedEvents()
        || !folded.isEmpty()
        || !touchesOfFolded.isEmpty()
        || !foldedIds.isEmpty();
  }

  /** Whether nothing is known of the person. */
  boolean isEmpty() {
    return profiles.isEmpty() && !hasEvents();
  }

  /** A journey of its own that holds the same; what was folded is shared, which never changes. */
  Journey copy() {
    var copy = new Journey();
    copy.views.putAll(views);
    copy.prescriptions.putAll(prescriptions);
    copy.profiles.addAll(profiles);
    copy.folded.putAll(folded);
    copy.foldedRegion = foldedRegion;
    copy.touchesOfFolded.addAll(touchesOfFolded);
    copy.foldedFirstPrescriptions.putAll(foldedFirstPrescriptions);
    copy.foldedObserved = foldedObserved;
    return copy;
  }

  /** The person's attributes within a campaign. */
  Attributes attributes(CampaignDefinition campaign) {
    if (profiles.isEmpty()) {
      var earliest = earliestRegion();
      return new Attributes(
          earliest == null ? UNKNOWN : earliest.region(),
          UNKNOWN,
          UNKNOWN,
          List.of(UNKNOWN),
          false);
    }
    var profile = profiles.get(0);
    for (var later : profiles) {
      if (later.effectiveFrom() <= campaign.startsAt()) {
        profile = later;
      }
    }
    return new Attributes(
        profile.region() == null ? UNKNOWN : profile.region(),
        profile.tier().name(),
        profile.specialty(),
        profile.segments(),
        profile.consent());
  }

  /** The earliest event that names a region, or null; it matters where there is no profile. */
  EarliestRegion earliestRegion() {
    var earliest = foldedRegion;
    for (var view : views.values()) {
      earliest = EarliestRegion.min(earliest, regionOf(view));
    }
    for (var prescription : prescriptions.values()) {
      earliest = EarliestRegion.min(earliest, regionOf(prescription));
    }
    return earliest;
  }

  /** Since when the person is observed: the earliest view or issued prescription, or NEVER. */
  long observedSince() {
    var earliest = foldedObserved;
    for (var view : views.values()) {
      earliest = Math.min(earliest, view.time());
    }
    for (var prescription : prescriptions.values()) {
      if (prescription.issued() != null) {
        earliest = Math.min(earliest, prescription.issued().time());
      }
    }
    return earliest;
  }

  /**
   * The time of the person's earliest live prescription of any of these products, or NEVER.
   *
   * @param cancellationLimit how long after being issued a cancellation may arrive, milliseconds
   */
  long firstPrescription(Set<String> products, long cancellationLimit) {
    var earliest = NEVER;
    for (var folded : foldedFirstPrescriptions.entrySet()) {
      if (products.contains(folded.getKey())) {
        earliest = Math.min(earliest, folded.getValue());
      }
    }
    for (var prescription : prescriptions.values()) {
      var issued = prescription.issued();
      if (issued != null
          && issued.time() < earliest
          && products.contains(issued.productId())
          && prescription.isLive(Horizons.UNBOUNDED, cancellationLimit)) {
        earliest = issued.time();
      }
    }
    return earliest;
  }

  static EarliestRegion regionOf(View view) {
    return view.region() == null
        ? null
        : new EarliestRegion(view.time(), view.eventId(), false, view.region());
  }

  static EarliestRegion regionOf(Prescription prescription) {
    var issued = prescription.issued();
    return issued == null || issued.region() == null
        ? null
        : new EarliestRegion(issued.time(), issued.eventId(), true, issued.region());
  }

  private static Receipt receipt(PrescriptionRecord known, PrescriptionRecord record) {
    if (known == null) {
      return Receipt.NEW;
    }
    return known.hasContentOf(record) ? Receipt.DUPLICATE : Receipt.CONFLICT;
  }
}
