package io.livelift.wire;

import org.apache.avro.specific.SpecificRecordBase;

/** Reads the values of one topic. Not thread-safe. */
@FunctionalInterface
public interface RecordReader<T extends SpecificRecordBase> {
  int NOT_KNOWN = -1;

  /**
   * The record of these bytes.
   *
   * @throws UnreadableException with the reason, if they are not exactly one record
   * @throws RegistryException if that cannot be said before a schema registry answers
   */
  T read(byte[] value) throws UnreadableException;

  /**
   * Where in these bytes the Avro binary begins, if it is known at a glance that it was written
   * with the current schema; else {@link #NOT_KNOWN}, which says nothing about the record.
   */
  default int currentBody(byte[] value) {
    return NOT_KNOWN;
  }
}
