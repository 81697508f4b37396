package io.livelift.job.journey;

import io.livelift.contract.Channel;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.Team;
import io.livelift.contract.Tier;
import java.io.IOException;
import java.util.ArrayList;

/** The bytes of views, prescriptions and profiles, in state and between tasks. */
final class EventCodec {
  private static final Channel[] CHANNELS = Channel.values();
  private static final Team[] TEAMS = Team.values();
  private static final Payer[] PAYERS = Payer.values();
  private static final Dispensing[] DISPENSINGS = Dispensing.values();
  private static final Tier[] TIERS = Tier.values();

  private EventCodec() {}

  static void writeView(DictionaryOutput out, View view) throws IOException {
    out.writeOnce(view.eventId());
    out.writeLong(view.time());
    out.writeRepeated(view.campaignId());
    out.writeRepeated(view.contentId());
    out.writeByte(view.channel().ordinal());
    out.writeByte(view.team().ordinal());
    out.writeLong(view.dwellMs());
    out.writeBoolean(view.completed());
    out.writeNullable(view.region());
    writePosition(out, view.position());
  }

  static View readView(DictionaryInput in) throws IOException {
    return new View(
        in.readOnce(),
        in.readLong(),
        in.readRepeated(),
        in.readRepeated(),
        CHANNELS[in.readByte()],
        TEAMS[in.readByte()],
        in.readLong(),
        in.readBoolean(),
        in.readNullable(),
        readPosition(in));
  }

  static void writeProfile(DictionaryOutput out, Profile profile) throws IOException {
    out.writeLong(profile.effectiveFrom());
    out.writeLong(profile.version());
    out.writeNullable(profile.region());
    out.writeByte(profile.tier().ordinal());
    out.writeRepeated(profile.specialty());
    out.writeCount(profile.segments().size());
    for (var segment : profile.segments()) {
      out.writeRepeated(segment);
    }
    out.writeBoolean(profile.consent());
    writePosition(out, profile.position());
  }

  static Profile readProfile(DictionaryInput in) throws IOException {
    var effectiveFrom = in.readLong();
    var version = in.readLong();
    var region = in.readNullable();
    var tier = TIERS[in.readByte()];
    var specialty = in.readRepeated();
    var segments = new ArrayList<String>();
    for (var n = in.readCount(); n > 0; n--) {
      segments.add(in.readRepeated());
    }
    return new Profile(
        effectiveFrom,
        version,
        region,
        tier,
        specialty,
        segments,
        in.readBoolean(),
        readPosition(in));
  }

  static void writePrescription(DictionaryOutput out, Prescription prescription)
      throws IOException {
    writeId(out, prescription.id());
    writeNullableRecord(out, prescription.issued());
    writeNullableRecord(out, prescription.cancelled());
    writeNullableRecord(out, prescription.reserve());
  }

  static Prescription readPrescription(DictionaryInput in) throws IOException {
    return new Prescription(
        readId(in), readNullableRecord(in), readNullableRecord(in), readNullableRecord(in));
  }

  static void writeId(DictionaryOutput out, PrescriptionId id) throws IOException {
    out.writePerson(id.physicianId());
    out.writeOnce(id.prescriptionId());
  }

  static PrescriptionId readId(DictionaryInput in) throws IOException {
    return new PrescriptionId(in.readPerson(), in.readOnce());
  }

  static void writeRecord(DictionaryOutput out, PrescriptionRecord record) throws IOException {
    out.writeOnce(record.eventId());
    out.writeLong(record.time());
    out.writeRepeated(record.productId());
    out.writeNullablePerson(record.patientId());
    out.writeCount(record.refill());
    out.writeCount(record.quantity());
    out.writeByte(record.payer().ordinal());
    out.writeByte(record.dispensing().ordinal());
    out.writeNullable(record.region());
    writePosition(out, record.position());
  }

  static PrescriptionRecord readRecord(DictionaryInput in) throws IOException {
    return new PrescriptionRecord(
        in.readOnce(),
        in.readLong(),
        in.readRepeated(),
        in.readNullablePerson(),
        in.readCount(),
        in.readCount(),
        PAYERS[in.readByte()],
        DISPENSINGS[in.readByte()],
        in.readNullable(),
        readPosition(in));
  }

  private static void writeNullableRecord(DictionaryOutput out, PrescriptionRecord record)
      throws IOException {
    out.writeBoolean(record != null);
    if (record != null) {
      writeRecord(out, record);
    }
  }

  private static PrescriptionRecord readNullableRecord(DictionaryInput in) throws IOException {
    return in.readBoolean() ? readRecord(in) : null;
  }

  private static void writePosition(DictionaryOutput out, LogPosition position) throws IOException {
    out.writeCount(position.partition());
    out.writeLong(position.offset());
    out.writeLong(position.arrival());
  }

  private static LogPosition readPosition(DictionaryInput in) throws IOException {
    return new LogPosition(in.readCount(), in.readLong(), in.readLong());
  }
}
