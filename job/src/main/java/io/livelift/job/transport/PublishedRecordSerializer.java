package io.livelift.job.transport;

import io.livelift.job.cube.Varint;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.sink.PublishedRecord;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Records on their way to Kafka. */
public final class PublishedRecordSerializer extends HandWrittenSerializer<PublishedRecord> {
  public static final HandWrittenType<PublishedRecord> TYPE =
      new HandWrittenType<>(PublishedRecord.class, new PublishedRecordSerializer());
  private static final long serialVersionUID = 1L;

  private static final OutputTopic[] TOPICS = OutputTopic.values();

  @Override
  public void serialize(PublishedRecord value, DataOutputView out) throws IOException {
    out.writeByte(value.topic().ordinal());
    Bytes.write(value.key(), out);
    Bytes.write(value.value(), out);
    Varint.write(out, value.headers().size());
    for (var header : value.headers().entrySet()) {
      out.writeUTF(header.getKey());
      out.writeUTF(header.getValue());
    }
  }

  @Override
  public PublishedRecord deserialize(DataInputView in) throws IOException {
    var topic = TOPICS[in.readByte()];
    var key = Bytes.read(in);
    var value = Bytes.read(in);
    return new PublishedRecord(topic, key, value, readHeaders(in));
  }

  private static Map<String, String> readHeaders(DataInputView in) throws IOException {
    var size = Varint.read(in);
    if (size == 0) {
      return Map.of();
    }
    var headers = new TreeMap<String, String>();
    for (var n = size; n > 0; n--) {
      headers.put(in.readUTF(), in.readUTF());
    }
    return headers;
  }

  @Override
  public TypeSerializerSnapshot<PublishedRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in snapshots. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PublishedRecord> {
    public Snapshot() {
      super(PublishedRecordSerializer::new);
    }
  }
}
