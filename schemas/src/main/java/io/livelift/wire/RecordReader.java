package io.livelift.wire;

import org.apache.avro.specific.SpecificRecordBase;

/** Reads the values of one topic. Not thread-safe. */
@FunctionalInterface
public interface RecordReader<T extends SpecificRecordBase> {
  /**
   * The record of these bytes.
   *
   * @throws UnreadableException with the reason, if they are not exactly one record
   * @throws RegistryException if that cannot be said before a schema registry answers
   */
  T read(byte[] value) throws UnreadableException;
}
