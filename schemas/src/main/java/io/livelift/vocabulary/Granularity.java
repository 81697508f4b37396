package io.livelift.vocabulary;

/** How long a window of the cube is. Days and hours are local to the campaign's time zone. */
public enum Granularity {
  MINUTE,
  HOUR,
  DAY,
  /** The whole flight; for prescriptions also the attribution window after it. */
  CAMPAIGN
}
