package io.livelift.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads records in Avro's single-object encoding, written with any released schema of the type. Not
 * thread-safe.
 */
public final class SingleObjectReader<T extends SpecificRecordBase> implements RecordReader<T> {
  static {
    AvroLimits.install();
  }

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int MARKER = 2;
  private static final int HEADER = MARKER + Long.BYTES;

  private final BinaryMessageDecoder<T> decoder;
  private final long currentFingerprint;

  public SingleObjectReader(Class<T> type) {
    this(type, ReleasedSchemas.of(SpecificData.getForClass(type).getSchema(type).getName()));
  }

  /** A reader of records that were written with the current schema or one of these. */
  SingleObjectReader(Class<T> type, List<Schema> writers) {
    var model = SpecificData.getForClass(type);
    decoder = new BinaryMessageDecoder<>(model, model.getSchema(type));
    currentFingerprint = SchemaNormalization.parsingFingerprint64(model.getSchema(type));
    writers.forEach(decoder::addSchema);
  }

  @Override
  public T read(byte[] value) throws UnreadableException {
    return AvroBytes.read(decoder, value, 0);
  }

  @Override
  public int currentBody(byte[] value) {
    return value.length >= HEADER
            && value[0] == (byte) 0xC3
            && value[1] == 1
            && (long) LONGS.get(value, MARKER) == currentFingerprint
        ? HEADER
        : NOT_KNOWN;
  }
}
