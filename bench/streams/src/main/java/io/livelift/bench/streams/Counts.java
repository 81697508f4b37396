package io.livelift.bench.streams;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Views and physicians reached, of one cell or of one partition's part of it. */
record Counts(long views, long reach) {
  static final Counts NONE = new Counts(0, 0);
  static final Serde<Counts> SERDE =
      Serdes.serdeFrom((topic, counts) -> bytes(counts), (topic, bytes) -> of(bytes));

  private static final int SIZE = 2 * Long.BYTES;

  Counts plus(Counts more) {
    return new Counts(views + more.views, reach + more.reach);
  }

  private static byte[] bytes(Counts counts) {
    return counts == null
        ? null
        : ByteBuffer.allocate(SIZE).putLong(counts.views).putLong(counts.reach).array();
  }

  private static Counts of(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    var buffer = ByteBuffer.wrap(bytes);
    return new Counts(buffer.getLong(), buffer.getLong());
  }
}
