package io.livelift.job.journey;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The bytes of an event on its way to its person. They live in no state. */
public final class PersonEventCodec {
  private static final int VIEWED_BY_PHYSICIAN = 0;
  private static final int VIEWED_BY_PATIENT = 1;
  private static final int ISSUED = 2;
  private static final int CANCELLED = 3;
  private static final int PROFILED = 4;
  private static final int RESOLVED = 5;

  private PersonEventCodec() {}

  public static void write(PersonEvent event, DataOutput data) throws IOException {
    var out = new DictionaryOutput(data, null);
    if (event instanceof PersonEvent.Viewed viewed) {
      var byPhysician = viewed.viewer() == PersonKind.PHYSICIAN;
      out.writeByte(byPhysician ? VIEWED_BY_PHYSICIAN : VIEWED_BY_PATIENT);
      out.writeOnce(viewed.personId());
      EventCodec.writeView(out, viewed.view());
    } else if (event instanceof PersonEvent.Issued issued) {
      out.writeByte(ISSUED);
      EventCodec.writeId(out, issued.id());
      EventCodec.writeRecord(out, issued.issued());
    } else if (event instanceof PersonEvent.Cancelled cancelled) {
      out.writeByte(CANCELLED);
      EventCodec.writeId(out, cancelled.id());
      EventCodec.writeRecord(out, cancelled.cancelled());
    } else if (event instanceof PersonEvent.Profiled profiled) {
      out.writeByte(PROFILED);
      out.writeOnce(profiled.personId());
      EventCodec.writeProfile(out, profiled.profile());
    } else if (event instanceof PersonEvent.Resolved resolved) {
      out.writeByte(RESOLVED);
      out.writeOnce(resolved.personId());
      EventCodec.writePrescription(out, resolved.prescription());
    }
  }

  public static PersonEvent read(DataInput data) throws IOException {
    var in = new DictionaryInput(data);
    var kind = in.readByte();
    return switch (kind) {
      case VIEWED_BY_PHYSICIAN ->
          new PersonEvent.Viewed(PersonKind.PHYSICIAN, in.readOnce(), EventCodec.readView(in));
      case VIEWED_BY_PATIENT ->
          new PersonEvent.Viewed(PersonKind.PATIENT, in.readOnce(), EventCodec.readView(in));
      case ISSUED -> new PersonEvent.Issued(EventCodec.readId(in), EventCodec.readRecord(in));
      case CANCELLED -> new PersonEvent.Cancelled(EventCodec.readId(in), EventCodec.readRecord(in));
      case PROFILED -> new PersonEvent.Profiled(in.readOnce(), EventCodec.readProfile(in));
      case RESOLVED -> new PersonEvent.Resolved(in.readOnce(), EventCodec.readPrescription(in));
      default -> throw new IOException("There is no event of kind " + kind + ".");
    };
  }
}
