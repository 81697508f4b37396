package io.livelift.job.journey;

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
  private final int place;

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
    this.place = place(journey);
  }

  public String personId() {
    return person.id();
  }

  /** About where the person was at the beginning, by a number that is close to those nearby. */
  int place() {
    return place;
  }

  /**
   * A number of a region's path, the same for all its people: the last characters, of which that of
   * a county's code has those of the city before. Others may have it too, which does no harm.
   */
  private static int place(Journey journey) {
    var profiles = journey.profiles;
    var region = profiles.isEmpty() ? null : profiles.get(profiles.size() - 1).region();
    var place = 0;
    if (region != null) {
      for (var i = Math.max(0, region.length() - 8); i < region.length(); i++) {
        place = (place << 4) | (region.charAt(i) & 0xF);
      }
    }
    return place;
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
