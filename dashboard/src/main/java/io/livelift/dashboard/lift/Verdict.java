package io.livelift.dashboard.lift;

/** What may be said of a campaign's lift now. */
public enum Verdict {
  /** Nobody of the region is in the audience. */
  NO_AUDIENCE,
  /** There is nobody to compare with. */
  NO_HOLDOUT,
  /** The arms have not the sizes they should have: a difference would say nothing. */
  BLOCKED,
  /** The prescribers of an arm are too few to be told. */
  WITHHELD,
  /** The always-valid interval holds zero. */
  UNDECIDED,
  /** It lies above zero: the campaign makes more people prescribe. */
  POSITIVE,
  /** It lies below zero. */
  NEGATIVE
}
