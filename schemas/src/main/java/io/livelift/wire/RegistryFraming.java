package io.livelift.wire;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * Puts the registry's header in the place of the single-object header: the body is the same. So
 * only the edge of a job knows which format its output has.
 */
final class RegistryFraming implements UnaryOperator<byte[]> {
  static final byte MAGIC = 0;
  static final int HEADER = 1 + Integer.BYTES;

  private final int schemaId;

  private RegistryFraming(int schemaId) {
    this.schemaId = schemaId;
  }

  /** Registers the newest released schema of the type under the topic's subject. */
  static RegistryFraming register(
      Class<? extends SpecificRecordBase> type, String topic, SchemaRegistry registry) {
    return new RegistryFraming(registry.register(topic + "-value", released(type)));
  }

  @Override
  public byte[] apply(byte[] singleObject) {
    var body = singleObject.length - SingleObjectWriter.HEADER;
    return ByteBuffer.allocate(HEADER + body)
        .put(MAGIC)
        .putInt(schemaId)
        .put(singleObject, SingleObjectWriter.HEADER, body)
        .array();
  }

  /** As released, without what the schema of the generated class says about Java. */
  private static Schema released(Class<? extends SpecificRecordBase> type) {
    var versions = ReleasedSchemas.of(SpecificData.getForClass(type).getSchema(type).getName());
    return versions.get(versions.size() - 1);
  }
}
