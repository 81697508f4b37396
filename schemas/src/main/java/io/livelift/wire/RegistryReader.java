package io.livelift.wire;

import io.livelift.vocabulary.RejectReason;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.message.MessageDecoder;
import org.apache.avro.message.RawMessageDecoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Reads records in the framing of schema registries: a magic byte 0, the id of the writer's schema
 * as 4 bytes, the most significant first, then Avro binary. A schema that was looked up once is
 * never asked for again.
 *
 * @see <a
 *     href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">The
 *     wire format as Confluent documents it</a>
 */
final class RegistryReader<T extends SpecificRecordBase> implements RecordReader<T> {
  static {
    AvroLimits.install();
  }

  private final SpecificData model;
  private final Schema schema;
  private final SchemaRegistry registry;
  private final Map<Integer, Optional<MessageDecoder<T>>> decoders = new HashMap<>();

  /** The id under which the current schema was met last; negative before that. */
  private int currentId = -1;

  RegistryReader(Class<T> type, SchemaRegistry registry) {
    this.model = SpecificData.getForClass(type);
    this.schema = model.getSchema(type);
    this.registry = registry;
  }

  @Override
  public T read(byte[] value) throws UnreadableException {
    if (value.length < RegistryFraming.HEADER || value[0] != RegistryFraming.MAGIC) {
      throw new UnreadableException(
          RejectReason.UNREADABLE, "the value does not begin with a registry's header");
    }
    return AvroBytes.read(decoder(ByteBuffer.wrap(value).getInt(1)), value, RegistryFraming.HEADER);
  }

  @Override
  public int currentBody(byte[] value) {
    return currentId >= 0
            && value.length >= RegistryFraming.HEADER
            && value[0] == RegistryFraming.MAGIC
            && ByteBuffer.wrap(value).getInt(1) == currentId
        ? RegistryFraming.HEADER
        : NOT_KNOWN;
  }

  private MessageDecoder<T> decoder(int id) throws UnreadableException {
    var known = decoders.get(id);
    if (known == null) {
      var writer = id < 0 ? Optional.<RegisteredSchema>empty() : registry.schema(id);
      if (writer.isEmpty()) {
        // Not remembered: the next schema that is registered may get this id.
        throw new UnreadableException(
            RejectReason.UNKNOWN_SCHEMA, "the registry has no schema with the id in the header");
      }
      known = writer.get().avro().filter(this::isReadable).map(this::decoder);
      decoders.put(id, known);
      if (known.isPresent() && isCurrent(writer.get().avro().orElseThrow())) {
        currentId = id;
      }
    }
    return known.orElseThrow(
        () ->
            new UnreadableException(
                RejectReason.UNKNOWN_SCHEMA,
                "the schema with the id in the header is not one that can be read as "
                    + schema.getName()));
  }

  private boolean isReadable(Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(schema, writer).getType()
        == SchemaCompatibilityType.COMPATIBLE;
  }

  /**
   * Whether records of the writer have the same bytes as ours, by what Avro compares schemas by.
   */
  private boolean isCurrent(Schema writer) {
    return SchemaNormalization.toParsingForm(writer)
        .equals(SchemaNormalization.toParsingForm(schema));
  }

  private MessageDecoder<T> decoder(Schema writer) {
    return new RawMessageDecoder<>(model, writer, schema);
  }
}
