package io.livelift.job.validation;

import io.livelift.job.source.RawRecord;

/**
 * Accepts plain records straight from their bytes. It need not know every acceptable record, and
 * knows no reason to reject one: where it is not sure, decoding and validating decide. What it
 * accepts, they accept too, and as the same.
 *
 * @param <E> what the journeys take
 */
@FunctionalInterface
interface Shortcut<E> {
  /**
   * The accepted record, or null where the bytes do not plainly tell.
   *
   * @param body where in the value the Avro binary begins, written with the current schema
   */
  E accept(RawRecord raw, int body);

  /** No shortcut. */
  static <E> Shortcut<E> none() {
    return (raw, body) -> null;
  }
}
