package io.livelift.wire;

import java.io.Serializable;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * How the records of one topic are written.
 *
 * @param topic its name
 */
public record TopicFormat(WireConfig wire, String topic) implements Serializable {

  /** A reader of its values. */
  public <T extends SpecificRecordBase> RecordReader<T> reader(Class<T> type) {
    return wire.reader(type, topic);
  }
}
