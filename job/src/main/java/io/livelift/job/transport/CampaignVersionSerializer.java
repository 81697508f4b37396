package io.livelift.job.transport;

import io.livelift.job.validation.CampaignVersion;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Campaign versions on their way to every task. */
public final class CampaignVersionSerializer extends HandWrittenSerializer<CampaignVersion> {
  public static final HandWrittenType<CampaignVersion> TYPE =
      new HandWrittenType<>(CampaignVersion.class, new CampaignVersionSerializer());
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(CampaignVersion value, DataOutputView out) throws IOException {
    Bytes.write(value.toBytes(), out);
  }

  @Override
  public CampaignVersion deserialize(DataInputView in) throws IOException {
    return CampaignVersion.ofBytes(Bytes.read(in));
  }

  @Override
  public TypeSerializerSnapshot<CampaignVersion> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in snapshots. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<CampaignVersion> {
    public Snapshot() {
      super(CampaignVersionSerializer::new);
    }
  }
}
