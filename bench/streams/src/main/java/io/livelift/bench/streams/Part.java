package io.livelift.bench.streams;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What one partition of the views has of a cell so far.
 *
 * @param partition of the views
 */
record Part(int partition, Counts counts) {
  static final Serde<Part> SERDE =
      Serdes.serdeFrom((topic, part) -> bytes(part), (topic, bytes) -> of(bytes));

  private static final int SIZE = Integer.BYTES + 2 * Long.BYTES;

  private static byte[] bytes(Part part) {
    return part == null
        ? null
        : ByteBuffer.allocate(SIZE)
            .putInt(part.partition)
            .putLong(part.counts.views())
            .putLong(part.counts.reach())
            .array();
  }

  private static Part of(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    var buffer = ByteBuffer.wrap(bytes);
    return new Part(buffer.getInt(), new Counts(buffer.getLong(), buffer.getLong()));
  }
}
