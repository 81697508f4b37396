package io.livelift.job.journey;

/** What a journey is given: an accepted record, with the person it belongs to. */
public sealed interface PersonEvent {
  /** The id of the person whose journey it belongs to. */
  String personId();

  /** A view. */
  record Viewed(PersonKind viewer, String personId, View view) implements PersonEvent {}

  /** A prescription was issued. */
  record Issued(PrescriptionId id, PrescriptionRecord issued) implements PersonEvent {
    @Override
    public String personId() {
      return id.physicianId();
    }
  }

  /** A prescription was cancelled. */
  record Cancelled(PrescriptionId id, PrescriptionRecord cancelled) implements PersonEvent {
    @Override
    public String personId() {
      return id.physicianId();
    }
  }

  /** A version of a physician's profile. */
  record Profiled(String personId, Profile profile) implements PersonEvent {}

  /** A patient's prescription as the physician's journey resolved it. */
  record Resolved(String personId, Prescription prescription) implements PersonEvent {}
}
