package io.livelift.job.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.job.cube.Varint;
import io.livelift.wire.TextPool;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Texts that many values have in common, such as ids of campaigns. They are written in full, and
 * read as the same object in one thread, so that tens of thousands of events that wait do not hold
 * a copy each.
 */
final class RepeatedTexts {
  private static final ThreadLocal<RepeatedTexts> TEXTS =
      ThreadLocal.withInitial(RepeatedTexts::new);

  private final TextPool pool = new TextPool();
  private byte[] bytes = new byte[64];

  private RepeatedTexts() {}

  /** Those of this thread. */
  static RepeatedTexts ofThread() {
    return TEXTS.get();
  }

  static void write(String text, DataOutput out) throws IOException {
    var encoded = text.getBytes(UTF_8);
    Varint.write(out, encoded.length);
    out.write(encoded);
  }

  String read(DataInput in) throws IOException {
    var length = (int) Varint.read(in);
    if (length > bytes.length) {
      bytes = Arrays.copyOf(bytes, length * 2);
    }
    in.readFully(bytes, 0, length);
    return pool.read(bytes, 0, length);
  }
}
