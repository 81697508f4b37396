package io.livelift.local.audit;

/**
 * One record of an input topic, as the broker gave it.
 *
 * @param arrival the record's timestamp, epoch milliseconds
 * @param value the bytes, or null for a tombstone
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawRecord(LogTopic topic, int partition, long offset, long arrival, byte[] value) {}
