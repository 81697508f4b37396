package io.livelift.wire;

import io.livelift.vocabulary.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.MissingSchemaException;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads records in Avro's single-object encoding, written with any released schema of the type. Not
 * thread-safe.
 */
public final class SingleObjectReader<T extends SpecificRecordBase> {
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

  /**
   * The record of these bytes.
   *
   * @throws UnreadableException with the reason, if they are not exactly one record
   */
  public T read(byte[] bytes) throws UnreadableException {
    var in = new ByteArrayInputStream(bytes);
    T record;
    try {
      record = decoder.decode(in, null);
    } catch (MissingSchemaException e) {
      throw new UnreadableException(
          RejectReason.UNKNOWN_SCHEMA, "no released schema has the fingerprint in the header");
    } catch (BadHeaderException e) {
      throw new UnreadableException(
          RejectReason.UNREADABLE, "the value does not begin with a single-object header");
    } catch (IOException | RuntimeException e) {
      // Avro has no one exception for bytes that are not of the schema.
      throw new UnreadableException(
          RejectReason.UNREADABLE,
          "the body is not of its schema: " + e.getClass().getSimpleName());
    }
    if (in.available() > 0) {
      throw new UnreadableException(
          RejectReason.TRAILING_BYTES, in.available() + " bytes follow the record");
    }
    return record;
  }
}
