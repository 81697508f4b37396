package io.livelift.job.journey;

/** What became of an accepted record; every accepted record has exactly one. */
public enum Outcome {
  COUNTED,
  DUPLICATE,
  CONFLICT,
  /** A cancellation that arrived later than a cancellation may. */
  LATE,
  OUT_OF_FLIGHT,
  UNKNOWN_CAMPAIGN,
  WRONG_KIND,
  /** Of a person who is erased. */
  ERASED,
  /** The person has as many events as are kept for one person. */
  OVER_LIMIT;

  /** The outcome of a record that is not the first of its identity, or one too many. */
  public static Outcome of(Receipt receipt) {
    return switch (receipt) {
      case DUPLICATE -> DUPLICATE;
      case CONFLICT -> CONFLICT;
      case LATE -> LATE;
      case OVER_LIMIT -> OVER_LIMIT;
      case NEW -> throw new IllegalArgumentException("The outcome of a new record may change.");
    };
  }
}
