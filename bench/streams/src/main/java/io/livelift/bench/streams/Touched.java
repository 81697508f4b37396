package io.livelift.bench.streams;

import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A view of a campaign.
 *
 * @param time epoch milliseconds
 * @param newIn in how many windows the person is reached for the first time, the shortest first
 */
record Touched(long time, int newIn) {
  static final Serde<Touched> SERDE =
      Serdes.serdeFrom((topic, touched) -> bytes(touched), (topic, bytes) -> of(bytes));

  private static final int SIZE = Long.BYTES + Byte.BYTES;

  /** What it adds to a window's cell. */
  Counts in(Window window) {
    return new Counts(1, window.ordinal() < newIn ? 1 : 0);
  }

  private static byte[] bytes(Touched touched) {
    return touched == null
        ? null
        : ByteBuffer.allocate(SIZE).putLong(touched.time).put((byte) touched.newIn).array();
  }

  private static Touched of(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    var buffer = ByteBuffer.wrap(bytes);
    return new Touched(buffer.getLong(), buffer.get());
  }
}
