package io.livelift.job.validation;

import io.livelift.job.journey.LogPosition;
import io.livelift.rules.RejectedException;

/**
 * Turns a decoded record into what the journeys take.
 *
 * @param <R> the decoded record
 * @param <E> what the journeys take
 */
interface Validator<R, E> {
  /** A record that is never late has no event time. */
  long TIMELESS = Long.MIN_VALUE;

  /** The accepted record, or an exception with the reason. */
  E validate(R decoded, LogPosition position) throws RejectedException;

  /** The event time by which lateness is decided, epoch milliseconds, or {@link #TIMELESS}. */
  long eventTime(E accepted);

  /** The key that the record should have in its topic. */
  String recordKey(E accepted);
}
