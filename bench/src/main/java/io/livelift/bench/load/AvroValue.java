package io.livelift.bench.load;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Writes single-object records field by field, without a record object. Text is given as its bytes.
 * Not thread-safe.
 */
final class AvroValue {
  private static final int HEADER_BYTES = 10;
  private static final byte[] MAGIC = {(byte) 0xC3, 1};

  private final byte[] header;
  private final Buffer buffer = new Buffer();
  private final BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(buffer, null);

  AvroValue(Schema schema) {
    header =
        ByteBuffer.allocate(HEADER_BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put(MAGIC)
            .putLong(SchemaNormalization.parsingFingerprint64(schema))
            .array();
  }

  AvroValue begin() {
    buffer.length = 0;
    buffer.write(header, 0, header.length);
    return this;
  }

  AvroValue text(byte[] utf8) {
    try {
      encoder.writeBytes(utf8, 0, utf8.length);
      return this;
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  /** A union of null and string. */
  AvroValue optional(byte[] utf8) {
    if (utf8 == null) {
      return number(0);
    }
    return number(1).text(utf8);
  }

  /** An int, a long or the number of an enum's symbol: Avro writes them alike. */
  AvroValue number(long value) {
    try {
      encoder.writeLong(value);
      return this;
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  AvroValue flag(boolean value) {
    try {
      encoder.writeBoolean(value);
      return this;
    } catch (IOException e) {
      throw inMemory(e);
    }
  }

  byte[] end() {
    return Arrays.copyOf(buffer.bytes, buffer.length);
  }

  private static UncheckedIOException inMemory(IOException e) {
    return new UncheckedIOException("Writing to memory failed.", e);
  }

  private static final class Buffer extends OutputStream {
    private byte[] bytes = new byte[256];
    private int length;

    @Override
    public void write(int b) {
      ensure(1);
      bytes[length++] = (byte) b;
    }

    @Override
    public void write(byte[] from, int offset, int count) {
      ensure(count);
      System.arraycopy(from, offset, bytes, length, count);
      length += count;
    }

    private void ensure(int count) {
      if (length + count > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
      }
    }
  }
}
