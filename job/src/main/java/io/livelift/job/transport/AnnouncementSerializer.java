package io.livelift.job.transport;

import io.livelift.job.journey.PersonKind;
import io.livelift.job.validation.Announcement;
import io.livelift.job.validation.CampaignVersion;
import io.livelift.job.validation.ErasedPerson;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Announcements on their way to every task. */
public final class AnnouncementSerializer extends HandWrittenSerializer<Announcement> {
  public static final HandWrittenType<Announcement> TYPE =
      new HandWrittenType<>(Announcement.class, new AnnouncementSerializer());
  private static final long serialVersionUID = 1L;

  private static final int CAMPAIGN = 0;
  private static final int ERASED_PHYSICIAN = 1;
  private static final int ERASED_PATIENT = 2;

  @Override
  public void serialize(Announcement value, DataOutputView out) throws IOException {
    if (value instanceof CampaignVersion version) {
      out.writeByte(CAMPAIGN);
      Bytes.write(version.toBytes(), out);
    } else if (value instanceof ErasedPerson person) {
      out.writeByte(person.kind() == PersonKind.PHYSICIAN ? ERASED_PHYSICIAN : ERASED_PATIENT);
      out.writeUTF(person.id());
    }
  }

  @Override
  public Announcement deserialize(DataInputView in) throws IOException {
    var kind = in.readByte();
    return switch (kind) {
      case CAMPAIGN -> CampaignVersion.ofBytes(Bytes.read(in));
      case ERASED_PHYSICIAN -> new ErasedPerson(PersonKind.PHYSICIAN, in.readUTF());
      case ERASED_PATIENT -> new ErasedPerson(PersonKind.PATIENT, in.readUTF());
      default -> throw new IOException("There is no announcement of kind " + kind + ".");
    };
  }

  @Override
  public TypeSerializerSnapshot<Announcement> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in snapshots. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Announcement> {
    public Snapshot() {
      super(AnnouncementSerializer::new);
    }
  }
}
