package io.livelift.job.journey;

import io.livelift.job.validation.ErasedPerson;
import java.util.Set;

/**
 * Takes people out of journeys: those who are erased lose theirs, all others the prescriptions of
 * erased physicians and the names of erased patients. What is old enough is folded first: windows
 * that are final keep what was published.
 */
final class Eraser {
  private final Set<ErasedPerson> people;
  private final PersonKind kind;
  private final CampaignBook book;
  private final Horizons horizons;
  private final long arrivedUntil;

  /**
   * @param people who are to be erased
   * @param kind whose journeys these are
   * @param arrivedUntil every record that arrived before this instant has been seen
   */
  Eraser(
      Set<ErasedPerson> people,
      PersonKind kind,
      CampaignBook book,
      Horizons horizons,
      long arrivedUntil) {
    this.people = people;
    this.kind = kind;
    this.book = book;
    this.horizons = horizons;
    this.arrivedUntil = arrivedUntil;
  }

  /** Whether this person loses the journey. */
  boolean isErased(String personId) {
    return isErased(kind, personId);
  }

  /** Whether journeys of other people may name one of those who are to be erased. */
  boolean mayBeNamedByOthers() {
    return kind == PersonKind.PATIENT
        || people.stream().anyMatch(person -> person.kind() == PersonKind.PATIENT);
  }

  /** Reports what it changes that this person's journey is gone. */
  void erase(String personId, byte[] journey, Changes changes) {
    changes.ofErasure(folded(personId, journey), book);
  }

  /**
   * Reports what it changes that others are gone from this person's journey.
   *
   * @return the bytes to keep; the same ones if it names nobody who is to be erased
   */
  byte[] eraseOthers(String personId, byte[] bytes, Changes changes) {
    if (JourneyCodec.decode(bytes).prescriptions.values().stream().noneMatch(this::names)) {
      return bytes;
    }
    var after = folded(personId, bytes);
    var prescriptions = after.journey().prescriptions;
    prescriptions.values().removeIf(p -> isErased(PersonKind.PHYSICIAN, p.id().physicianId()));
    prescriptions.replaceAll((id, prescription) -> withoutErased(prescription));
    changes.ofJourney(folded(personId, bytes), after, book.ids(), book);
    return JourneyCodec.encode(after.journey());
  }

  private boolean names(Prescription prescription) {
    return isErased(PersonKind.PHYSICIAN, prescription.id().physicianId())
        || !withoutErased(prescription).equals(prescription);
  }

  private Prescription withoutErased(Prescription prescription) {
    return new Prescription(
        prescription.id(),
        withoutErased(prescription.issued()),
        withoutErased(prescription.cancelled()),
        withoutErased(prescription.reserve()));
  }

  private PrescriptionRecord withoutErased(PrescriptionRecord record) {
    return record != null && isErased(PersonKind.PATIENT, record.patientId())
        ? record.withoutPatient()
        : record;
  }

  private boolean isErased(PersonKind ofKind, String id) {
    return people.contains(new ErasedPerson(ofKind, id));
  }

  private Person folded(String personId, byte[] bytes) {
    var person = new Person(kind, personId, JourneyCodec.decode(bytes));
    Folding.fold(person, book, horizons, arrivedUntil);
    return person;
  }
}
