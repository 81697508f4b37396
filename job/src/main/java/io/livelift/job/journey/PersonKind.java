package io.livelift.job.journey;

/** Whom a campaign measures and a journey follows. */
public enum PersonKind {
  PHYSICIAN,
  PATIENT
}
