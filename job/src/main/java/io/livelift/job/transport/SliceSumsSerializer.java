package io.livelift.job.transport;

import io.livelift.job.cube.Slice;
import io.livelift.job.cube.SliceSums;
import io.livelift.job.cube.Varint;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Granularity;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Blocks of signed contributions on their way to their slice. */
public final class SliceSumsSerializer extends HandWrittenSerializer<SliceSums> {
  public static final HandWrittenType<SliceSums> TYPE =
      new HandWrittenType<>(SliceSums.class, new SliceSumsSerializer());
  private static final long serialVersionUID = 1L;

  private static final Granularity[] GRANULARITIES = Granularity.values();

  @Override
  public void serialize(SliceSums value, DataOutputView out) throws IOException {
    out.writeUTF(value.slice().campaignId());
    out.writeByte(value.slice().granularity().ordinal());
    Varint.writeSigned(out, value.slice().windowStart());
    out.writeLong(value.plan().version());
    out.writeLong(value.plan().finalAt());
    out.writeBoolean(value.plan().isBlank());
    Varint.write(out, value.cells());
    Bytes.write(value.bytes(), out);
  }

  @Override
  public SliceSums deserialize(DataInputView in) throws IOException {
    return new SliceSums(
        new Slice(in.readUTF(), GRANULARITIES[in.readByte()], Varint.readSigned(in)),
        new WindowPlan(in.readLong(), in.readLong(), in.readBoolean()),
        (int) Varint.read(in),
        Bytes.read(in));
  }

  @Override
  public TypeSerializerSnapshot<SliceSums> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in snapshots. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<SliceSums> {
    public Snapshot() {
      super(SliceSumsSerializer::new);
    }
  }
}
