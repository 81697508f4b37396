package io.livelift.job.journey;

import java.util.HashSet;
import java.util.Set;

/**
 * A journey that is being changed: as it was, as it is, and which campaigns the new records touch.
 * Many records of one person cost one reading, one comparison and one writing.
 */
public final class Bundle {
  private final PersonKind kind;
  private final String personId;
  private final byte[] before;
  private final Journey journey;
  private final Set<String> touchedCampaigns = new HashSet<>();
  private final Set<String> touchedProducts = new HashSet<>();
  private final long cancellationLimit;
  private final int limit;

  /**
   * @param before the journey's bytes, or null if there is none yet
   * @param limit how many views, and apart from them prescriptions, are kept for one person
   */
  public Bundle(PersonKind kind, String personId, byte[] before, Horizons horizons, int limit) {
    this.kind = kind;
    this.personId = personId;
    this.before = before;
    this.journey = journeyOf(before);
    this.cancellationLimit = horizons.cancellationLimit();
    this.limit = limit;
  }

  /** Gives a view to the journey. */
  public Receipt add(View view) {
    var known = journey.views.get(view.eventId());
    if (known != null) {
      touchedCampaigns.add(known.campaignId());
    }
    touchedCampaigns.add(view.campaignId());
    return journey.add(view, limit);
  }

  /** Gives an ISSUED record to the journey. */
  public Receipt addIssued(PrescriptionId id, PrescriptionRecord issued) {
    touch(id);
    var receipt = journey.addIssued(id, issued, limit);
    touch(id);
    return receipt;
  }

  /** Gives a CANCELLED record to the journey. */
  public Receipt addCancelled(PrescriptionId id, PrescriptionRecord cancelled) {
    touch(id);
    var receipt = journey.addCancelled(id, cancelled, cancellationLimit, limit);
    touch(id);
    return receipt;
  }

  /** Gives a profile to the journey. */
  public Receipt add(Profile profile) {
    return journey.add(profile);
  }

  /** Takes a prescription over as the physician's journey resolved it. */
  public void put(Prescription prescription) {
    touch(prescription.id());
    journey.put(prescription);
    touch(prescription.id());
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
    var touched = new HashSet<>(touchedCampaigns);
    touchedProducts.forEach(product -> touched.addAll(book.withProduct(product)));
    var after = new Person(kind, personId, journey);
    changes.ofJourney(new Person(kind, personId, journeyOf(before)), after, touched, book);
    return JourneyCodec.encode(journey);
  }

  private void touch(PrescriptionId id) {
    var prescription = journey.prescription(id);
    if (prescription != null) {
      touchedProducts.add(prescription.facts().productId());
    }
  }

  private static Journey journeyOf(byte[] bytes) {
    return bytes == null ? new Journey() : JourneyCodec.decode(bytes);
  }
}
