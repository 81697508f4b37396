package io.livelift.job.transport;

import io.livelift.job.cube.Varint;
import io.livelift.job.source.RawRecord;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Records as they were read from Kafka. */
public final class RawRecordSerializer extends HandWrittenSerializer<RawRecord> {
  public static final HandWrittenType<RawRecord> TYPE =
      new HandWrittenType<>(RawRecord.class, new RawRecordSerializer());
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(RawRecord value, DataOutputView out) throws IOException {
    out.writeUTF(value.topic());
    Varint.write(out, value.partition());
    Varint.write(out, value.offset());
    Varint.writeSigned(out, value.arrival());
    Bytes.write(value.key(), out);
    Bytes.write(value.value(), out);
  }

  @Override
  public RawRecord deserialize(DataInputView in) throws IOException {
    return new RawRecord(
        in.readUTF(),
        (int) Varint.read(in),
        Varint.read(in),
        Varint.readSigned(in),
        Bytes.read(in),
        Bytes.read(in));
  }

  @Override
  public TypeSerializerSnapshot<RawRecord> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in snapshots. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<RawRecord> {
    public Snapshot() {
      super(RawRecordSerializer::new);
    }
  }
}
