package io.livelift.job.journey;

/** A journey that is being changed, and what its events were before. */
public final class OpenJourney {
  /** Hears what becomes of records. */
  public interface Listener {
    /** What the journey said of a record; not called for {@link PersonEvent.Resolved}. */
    void received(InputTopic topic, LogPosition position, Receipt receipt);

    /** What a patient's journey must be told: a prescription is known otherwise than before. */
    void resolved(PersonEvent.Resolved prescription);
  }

  private final Person person;
  private final Journey journey;
  private final ChangedEvents changed;
  private final long cancellationLimit;
  private final int limit;

  /**
   * @param person with a journey of its own
   * @param limit how many views, and apart from them prescriptions, are kept for one person
   */
  public OpenJourney(Person person, Horizons horizons, int limit) {
    this.person = person;
    this.journey = person.journey();
    this.changed = new ChangedEvents(journey);
    this.cancellationLimit = horizons.cancellationLimit();
    this.limit = limit;
  }

  /** Gives a record to the journey. */
  public void give(PersonEvent event, Listener listener) {
    if (event instanceof PersonEvent.Viewed viewed) {
      var position = viewed.view().position();
      listener.received(InputTopic.VIEWS, position, add(viewed.view()));
    } else if (event instanceof PersonEvent.Issued issued) {
      var former = journey.prescription(issued.id());
      var position = issued.issued().position();
      var receipt = addIssued(issued.id(), issued.issued());
      listener.received(InputTopic.PRESCRIPTIONS, position, receipt);
      tellPatients(former, journey.prescription(issued.id()), listener);
    } else if (event instanceof PersonEvent.Cancelled cancelled) {
      var former = journey.prescription(cancelled.id());
      var position = cancelled.cancelled().position();
      var receipt = addCancelled(cancelled.id(), cancelled.cancelled());
      listener.received(InputTopic.PRESCRIPTIONS, position, receipt);
      tellPatients(former, journey.prescription(cancelled.id()), listener);
    } else if (event instanceof PersonEvent.Profiled profiled) {
      var position = profiled.profile().position();
      listener.received(InputTopic.PHYSICIANS, position, add(profiled.profile()));
    } else if (event instanceof PersonEvent.Resolved resolved) {
      put(resolved.prescription());
    }
  }

  /** Tells the patients what this physician's journey knows of a prescription. */
  private static void tellPatients(Prescription former, Prescription now, Listener listener) {
    if (now == null || now.equals(former) || now.issued() == null) {
      return;
    }
    var patient = now.issued().patientId();
    var formerPatient =
        former == null || former.issued() == null ? null : former.issued().patientId();
    if (formerPatient != null && !formerPatient.equals(patient)) {
      var gone = new Prescription(now.id(), null, null, null);
      listener.resolved(new PersonEvent.Resolved(formerPatient, gone));
    }
    if (patient != null) {
      listener.resolved(new PersonEvent.Resolved(patient, now));
    }
  }

  /** Gives a view to the journey. */
  Receipt add(View view) {
    var former = journey.views.get(view.eventId());
    var receipt = journey.add(view, limit);
    changed.note(view.eventId(), former, journey.views.get(view.eventId()));
    return receipt;
  }

  /** Gives an ISSUED record to the journey. */
  Receipt addIssued(PrescriptionId id, PrescriptionRecord issued) {
    var former = journey.prescription(id);
    var receipt = journey.addIssued(id, issued, limit);
    changed.note(id, former, journey.prescription(id));
    return receipt;
  }

  /** Gives a CANCELLED record to the journey. */
  Receipt addCancelled(PrescriptionId id, PrescriptionRecord cancelled) {
    var former = journey.prescription(id);
    var receipt = journey.addCancelled(id, cancelled, cancellationLimit, limit);
    changed.note(id, former, journey.prescription(id));
    return receipt;
  }

  /** Gives a profile to the journey. */
  Receipt add(Profile profile) {
    changed.noteProfiles(journey);
    return journey.add(profile);
  }

  /** Takes a prescription over as the physician's journey resolved it. */
  void put(Prescription prescription) {
    var former = journey.prescription(prescription.id());
    journey.put(prescription);
    changed.note(prescription.id(), former, journey.prescription(prescription.id()));
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
