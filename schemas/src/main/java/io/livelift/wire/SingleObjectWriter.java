package io.livelift.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Writes records in Avro's single-object encoding. Not thread-safe.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro
 *     specification, single-object encoding</a>
 */
public final class SingleObjectWriter<T extends SpecificRecordBase> {
  /** How many bytes stand before the record: a mark and the schema's fingerprint. */
  public static final int HEADER = 2 + Long.BYTES;

  private final BinaryMessageEncoder<T> encoder;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(256);

  public SingleObjectWriter(Class<T> type) {
    var model = SpecificData.getForClass(type);
    encoder = new BinaryMessageEncoder<>(model, model.getSchema(type));
  }

  /** The bytes of the record, its schema's fingerprint in front. */
  public byte[] write(T record) {
    buffer.reset();
    try {
      encoder.encode(record, buffer);
    } catch (IOException e) {
      throw new UncheckedIOException("A record could not be encoded.", e);
    }
    return buffer.toByteArray();
  }
}
