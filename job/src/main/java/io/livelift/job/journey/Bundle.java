package io.livelift.job.journey;

import io.livelift.vocabulary.RegionPath;

/**
 * A journey that is being changed, and what its events were before. Many records of one person cost
 * one reading, one comparison and one writing.
 */
public final class Bundle {
  private final Person person;
  private final Journey journey;
  private final ChangedEvents changed;
  private final long cancellationLimit;
  private final int limit;

  /**
   * @param before the journey's bytes, or null if there is none yet
   * @param limit how many views, and apart from them prescriptions, are kept for one person
   */
  public Bundle(PersonKind kind, String personId, byte[] before, Horizons horizons, int limit) {
    this.journey = before == null ? new Journey() : JourneyCodec.decode(before);
    this.person = new Person(kind, personId, journey);
    this.changed = new ChangedEvents(journey);
    this.cancellationLimit = horizons.cancellationLimit();
    this.limit = limit;
  }

  public String personId() {
    return person.id();
  }

  /** About where the person is: a region path, or empty if there is no profile to tell. */
  String region() {
    var profiles = journey.profiles;
    var region = profiles.isEmpty() ? null : profiles.get(profiles.size() - 1).region();
    return region == null ? RegionPath.NATION : region;
  }

  /** Gives a view to the journey. */
  public Receipt add(View view) {
    var former = journey.views.get(view.eventId());
    var receipt = journey.add(view, limit);
    changed.note(view.eventId(), former, journey.views.get(view.eventId()));
    return receipt;
  }

  /** Gives an ISSUED record to the journey. */
  public Receipt addIssued(PrescriptionId id, PrescriptionRecord issued) {
    var former = journey.prescription(id);
    var receipt = journey.addIssued(id, issued, limit);
    changed.note(id, former, journey.prescription(id));
    return receipt;
  }

  /** Gives a CANCELLED record to the journey. */
  public Receipt addCancelled(PrescriptionId id, PrescriptionRecord cancelled) {
    var former = journey.prescription(id);
    var receipt = journey.addCancelled(id, cancelled, cancellationLimit, limit);
    changed.note(id, former, journey.prescription(id));
    return receipt;
  }

  /** Gives a profile to the journey. */
  public Receipt add(Profile profile) {
    changed.noteProfiles(journey);
    return journey.add(profile);
  }

  /** Takes a prescription over as the physician's journey resolved it. */
  public void put(Prescription prescription) {
    var former = journey.prescription(prescription.id());
    journey.put(prescription);
    changed.note(prescription.id(), former, journey.prescription(prescription.id()));
  }

  /** What is known of a prescription, or null. */
  public Prescription prescription(PrescriptionId id) {
    return journey.prescription(id);
  }

  /**
   * Reports what has changed, and gives the bytes to keep.
   *
   * @return the journey's bytes
   */
  public byte[] close(CampaignBook book, Changes changes) {
    changes.ofEvents(person, changed, book);
    return JourneyCodec.encode(journey);
  }
}
