package io.livelift.bench.streams;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * What all partitions of the views have of a cell; each sends what it has in all, not what is new.
 */
record Parts(List<Part> parts) {
  static final Parts NONE = new Parts(List.of());
  static final Serde<Parts> SERDE =
      Serdes.serdeFrom((topic, parts) -> bytes(parts), (topic, bytes) -> of(bytes));

  private static final int SIZE = Integer.BYTES + 2 * Long.BYTES;

  Parts with(Part newer) {
    var all = new ArrayList<Part>(parts.size() + 1);
    for (var part : parts) {
      if (part.partition() != newer.partition()) {
        all.add(part);
      }
    }
    all.add(newer);
    return new Parts(all);
  }

  Counts total() {
    return parts.stream().map(Part::counts).reduce(Counts.NONE, Counts::plus);
  }

  private static byte[] bytes(Parts parts) {
    if (parts == null) {
      return null;
    }
    var buffer = ByteBuffer.allocate(SIZE * parts.parts.size());
    for (var part : parts.parts) {
      buffer.put(Part.SERDE.serializer().serialize("", part));
    }
    return buffer.array();
  }

  private static Parts of(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    var parts = new ArrayList<Part>(bytes.length / SIZE);
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      parts.add(new Part(buffer.getInt(), new Counts(buffer.getLong(), buffer.getLong())));
    }
    return new Parts(parts);
  }
}
