package io.livelift.vocabulary;

/**
 * Why a record was not accepted. Each is a counter, a header of the rejected record, and a row in
 * the docs.
 */
public enum RejectReason {
  TOMBSTONE("The record has no value"),
  EMPTY("The value has no bytes"),
  TOO_LONG("The record or one of its fields is longer than allowed"),
  UNREADABLE("The bytes are not in the topic's wire format, or cut short, or not the schema's"),
  UNKNOWN_SCHEMA("The writer's schema is not known"),
  TRAILING_BYTES("Bytes follow the record"),
  INVALID_ID("An id is blank, over-long or has control characters"),
  INVALID_VIEWER("A view needs exactly one of physician_id and patient_id"),
  INVALID_TIME("A time is zero, negative or outside the years 1971 to 2200; often a wrong unit"),
  FUTURE("The event happened more than 5 minutes after it arrived"),
  NEGATIVE_DWELL("dwell_ms is negative or longer than a year"),
  INVALID_QUANTITY("quantity is less than 1"),
  INVALID_REFILL("refill is negative"),
  MALFORMED_REGION("A region is neither a path of up to three levels nor a GB/T 2260 code"),
  INVALID_FLIGHT("The campaign does not start before it ends"),
  UNKNOWN_TIME_ZONE("The campaign's time zone is not an IANA name"),
  INVALID_WINDOW("attribution_window_days is outside 0..3660"),
  INVALID_HOLDOUT("holdout_percent is outside 0..90"),
  INVALID_COST("A touch cost is negative, too large, or of an unknown channel"),
  INVALID_VERSION("version is negative"),
  INVALID_DWELL_LIMIT("qualified_dwell_ms is negative"),
  OVER_LIMIT("The person has more events than are kept for one person"),
  LATE("The record arrived later than the allowed lateness"),
  INVALID_SUBJECT("An erasure needs exactly one of physician_id and patient_id");

  private final String sentence;

  RejectReason(String sentence) {
    this.sentence = sentence;
  }

  /** What is wrong, for readers. */
  public String sentence() {
    return sentence;
  }
}
