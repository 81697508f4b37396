package io.livelift.wire;

import io.livelift.vocabulary.RejectReason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.avro.message.BadHeaderException;
import org.apache.avro.message.MessageDecoder;
import org.apache.avro.message.MissingSchemaException;

/** Decodes bytes that may be hostile: they are exactly one record, or unreadable with a reason. */
final class AvroBytes {
  private AvroBytes() {}

  /**
   * @param from where in the bytes the decoder begins
   */
  static <T> T read(MessageDecoder<T> decoder, byte[] bytes, int from) throws UnreadableException {
    var in = new ByteArrayInputStream(bytes, from, bytes.length - from);
    T record;
    try {
      record = decoder.decode(in, null);
    } catch (MissingSchemaException e) {
      throw new UnreadableException(
          RejectReason.UNKNOWN_SCHEMA, "no released schema has the fingerprint in the header");
    } catch (BadHeaderException e) {
      throw new UnreadableException(
          RejectReason.UNREADABLE, "the value does not begin with a single-object header");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Avro has no one exception for bytes that are not of the schema; and a writer's schema may
      // nest without an end.
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
