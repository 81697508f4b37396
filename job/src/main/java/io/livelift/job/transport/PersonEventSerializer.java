package io.livelift.job.transport;

import io.livelift.job.journey.PersonEvent;
import io.livelift.job.journey.PersonEventCodec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Events on their way to their person. */
public final class PersonEventSerializer extends HandWrittenSerializer<PersonEvent> {
  public static final HandWrittenType<PersonEvent> TYPE =
      new HandWrittenType<>(PersonEvent.class, new PersonEventSerializer());
  private static final long serialVersionUID = 1L;

  @Override
  public void serialize(PersonEvent event, DataOutputView out) throws IOException {
    PersonEventCodec.write(event, out);
  }

  @Override
  public PersonEvent deserialize(DataInputView in) throws IOException {
    return PersonEventCodec.read(in);
  }

  @Override
  public TypeSerializerSnapshot<PersonEvent> snapshotConfiguration() {
    return new Snapshot();
  }

  /** Names the serializer in snapshots. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<PersonEvent> {
    public Snapshot() {
      super(PersonEventSerializer::new);
    }
  }
}
