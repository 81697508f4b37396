package io.livelift.wire;

import java.util.Optional;
import org.apache.avro.Schema;

/**
 * A schema as a registry has it.
 *
 * @param avro empty if it is of another kind, such as Protobuf, or refers to other schemas
 */
record RegisteredSchema(Optional<Schema> avro) {}
