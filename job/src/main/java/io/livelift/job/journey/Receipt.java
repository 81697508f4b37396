package io.livelift.job.journey;

/** What a journey says of a record it was given. */
public enum Receipt {
  /** The first of its identity: it is kept. */
  NEW,
  /** Equal to a record already kept. */
  DUPLICATE,
  /** Of the identity of a record already kept, with other content. */
  CONFLICT,
  /** A cancellation, this one or the one it takes the place of, arrived too late to count. */
  LATE,
  /** The person has as many events as are kept for one person. */
  OVER_LIMIT
}
