package io.livelift.job.transport;

import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.MeasureVector;
import io.livelift.job.cube.Table;
import io.livelift.job.cube.Varint;
import io.livelift.job.cube.WindowPlan;
import io.livelift.vocabulary.Breakdown;
import io.livelift.vocabulary.Granularity;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Signed contributions on their way to their table. */
public final class CellDeltaSerializer extends HandWrittenSerializer<CellDelta> {
  public static final HandWrittenType<CellDelta> TYPE =
      new HandWrittenType<>(CellDelta.class, new CellDeltaSerializer());
  private static final long serialVersionUID = 1L;

  private static final Granularity[] GRANULARITIES = Granularity.values();
  private static final Breakdown[] BREAKDOWNS = Breakdown.values();

  @Override
  public void serialize(CellDelta value, DataOutputView out) throws IOException {
    var cell = value.cell();
    var table = cell.table();
    out.writeUTF(table.campaignId());
    out.writeByte(table.granularity().ordinal());
    Varint.writeSigned(out, table.windowStart());
    out.writeByte(table.breakdown().ordinal());
    out.writeUTF(cell.region());
    out.writeUTF(cell.value());
    value.measures().write(out);
    out.writeLong(value.plan().version());
    out.writeLong(value.plan().finalAt());
    out.writeBoolean(value.plan().isBlank());
  }

  @Override
  public CellDelta deserialize(DataInputView in) throws IOException {
    var table =
        new Table(
            in.readUTF(),
            GRANULARITIES[in.readByte()],
            Varint.readSigned(in),
            BREAKDOWNS[in.readByte()]);
    return new CellDelta(
        new Cell(table, in.readUTF(), in.readUTF()),
        MeasureVector.read(in),
        new WindowPlan(in.readLong(), in.readLong(), in.readBoolean()));
  }

  @Override
  public TypeSerializerSnapshot<CellDelta> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in snapshots. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CellDelta> {
    public Snapshot() {
      super(CellDeltaSerializer::new);
    }
  }
}
