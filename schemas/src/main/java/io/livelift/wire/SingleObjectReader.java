package io.livelift.wire;

import java.util.List;
import org.apache.avro.Schema;
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

  private final BinaryMessageDecoder<T> decoder;

  public SingleObjectReader(Class<T> type) {
    this(type, ReleasedSchemas.of(SpecificData.getForClass(type).getSchema(type).getName()));
  }

  /** A reader of records that were written with the current schema or one of these. */
  SingleObjectReader(Class<T> type, List<Schema> writers) {
    var model = SpecificData.getForClass(type);
    decoder = new BinaryMessageDecoder<>(model, model.getSchema(type));
    writers.forEach(decoder::addSchema);
  }

  @Override
  public T read(byte[] value) throws UnreadableException {
    return AvroBytes.read(decoder, value, 0);
  }
}
