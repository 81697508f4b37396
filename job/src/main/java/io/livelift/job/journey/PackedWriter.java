package io.livelift.job.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.wire.AvroBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Writes the events and profiles of one journey in few bytes. Times and offsets are differences to
 * those of the event before; a text that is likely to repeat is written once and then named by its
 * number, and without what it begins with like the one before; ids that are UUIDs take 16 bytes.
 * {@link PackedReader} is its counterpart.
 */
final class PackedWriter {
  static final int COMPLETED = 1;
  static final int HAS_REGION = 2;
  static final int SAME_PARTITION = 4;
  static final int UUID_ID = 8;
  static final int TEAM_SHIFT = 4;

  static final int HAS_ISSUED = 1;
  static final int HAS_CANCELLED = 2;
  static final int HAS_RESERVE = 4;

  static final int PATIENT = 1;
  static final int SAME_PATIENT = 16;
  static final int EVENT_ID_OF_PRESCRIPTION = 32;

  /** A repeated text that comes for the first time; it gets the next number. */
  static final int NEW_TEXT = 0;

  private static final int FEW = 32;
  private static final int UUID_LENGTH = 36;

  private static final ThreadLocal<PackedWriter> WRITER =
      ThreadLocal.withInitial(PackedWriter::new);
  private static final byte[] NO_TEXT = {};

  private final AvroBuffer out = new AvroBuffer(1 << 10);
  private final List<String> texts = new ArrayList<>(FEW);
  private Map<String, Integer> numbers;
  private long time;
  private long offset;
  private int partition;
  private String patient;
  private byte[] former = NO_TEXT;

  private PackedWriter() {}

  /** The one writer of this thread, with nothing written. */
  static PackedWriter ofThread() {
    var writer = WRITER.get();
    writer.out.reset();
    writer.texts.clear();
    writer.numbers = null;
    writer.time = 0;
    writer.offset = 0;
    writer.partition = 0;
    writer.patient = null;
    writer.former = NO_TEXT;
    return writer;
  }

  AvroBuffer buffer() {
    return out;
  }

  void write(View view) {
    var id = uuid(view.eventId());
    var flags =
        flag(view.completed(), COMPLETED)
            | flag(view.region() != null, HAS_REGION)
            | flag(view.position().partition() == partition, SAME_PARTITION)
            | flag(id != null, UUID_ID)
            | view.team().ordinal() << TEAM_SHIFT;
    out.writeUnsigned(flags);
    out.writeByte(view.channel().ordinal());
    writeId(view.eventId(), id);
    writeTimeAndPlace(view.time(), view.position());
    writeRepeated(view.campaignId());
    writeRepeated(view.contentId());
    out.writeUnsigned(view.dwellMs());
    if (view.region() != null) {
      writeRepeated(view.region());
    }
  }

  void write(Prescription prescription) {
    var id = uuid(prescription.id().prescriptionId());
    out.writeByte(
        flag(prescription.issued() != null, HAS_ISSUED)
            | flag(prescription.cancelled() != null, HAS_CANCELLED)
            | flag(prescription.reserve() != null, HAS_RESERVE)
            | flag(id != null, UUID_ID));
    writeRepeated(prescription.id().physicianId());
    writeId(prescription.id().prescriptionId(), id);
    write(prescription.id(), prescription.issued());
    write(prescription.id(), prescription.cancelled());
    write(prescription.id(), prescription.reserve());
  }

  private void write(PrescriptionId prescription, PrescriptionRecord record) {
    if (record == null) {
      return;
    }
    var isIdSame = record.eventId().equals(prescription.prescriptionId());
    var id = isIdSame ? null : uuid(record.eventId());
    var isPatientSame = record.patientId() != null && record.patientId().equals(patient);
    out.writeByte(
        flag(record.patientId() != null, PATIENT)
            | flag(record.region() != null, HAS_REGION)
            | flag(record.position().partition() == partition, SAME_PARTITION)
            | flag(id != null, UUID_ID)
            | flag(isPatientSame, SAME_PATIENT)
            | flag(isIdSame, EVENT_ID_OF_PRESCRIPTION));
    if (!isIdSame) {
      writeId(record.eventId(), id);
    }
    writeTimeAndPlace(record.time(), record.position());
    writeRepeated(record.productId());
    if (record.patientId() != null && !isPatientSame) {
      out.writeString(record.patientId());
      patient = record.patientId();
    }
    out.writeUnsigned(record.refill());
    out.writeUnsigned(record.quantity());
    out.writeByte(record.payer().ordinal());
    out.writeByte(record.dispensing().ordinal());
    if (record.region() != null) {
      writeRepeated(record.region());
    }
  }

  void write(Profile profile) {
    out.writeByte(
        flag(profile.consent(), COMPLETED)
            | flag(profile.region() != null, HAS_REGION)
            | flag(profile.position().partition() == partition, SAME_PARTITION));
    out.writeLong(profile.version());
    writeTimeAndPlace(profile.effectiveFrom(), profile.position());
    if (profile.region() != null) {
      writeRepeated(profile.region());
    }
    out.writeByte(profile.tier().ordinal());
    writeRepeated(profile.specialty());
    out.writeUnsigned(profile.segments().size());
    profile.segments().forEach(this::writeRepeated);
  }

  private void writeTimeAndPlace(long at, LogPosition position) {
    out.writeLong(at - time);
    out.writeLong(position.arrival() - at);
    out.writeLong(position.offset() - offset);
    time = at;
    offset = position.offset();
    if (position.partition() != partition) {
      partition = position.partition();
      out.writeUnsigned(partition);
    }
  }

  private void writeId(String id, UUID uuid) {
    if (uuid == null) {
      out.writeString(id);
    } else {
      out.writeFixed(uuid.getMostSignificantBits());
      out.writeFixed(uuid.getLeastSignificantBits());
    }
  }

  private void writeRepeated(String text) {
    var number = numberOf(text);
    out.writeUnsigned(number + 1L);
    if (number < 0) {
      writeNew(text.getBytes(UTF_8));
    }
  }

  /** Ids of contents and paths of regions begin alike: only what differs is written. */
  private void writeNew(byte[] text) {
    var mismatch = Arrays.mismatch(former, text);
    var same = mismatch < 0 ? text.length : mismatch;
    out.writeUnsigned(same);
    out.writeUnsigned(text.length - same);
    out.write(text, same, text.length - same);
    former = text;
  }

  /** The number of a text, or -1 if it comes for the first time. */
  private int numberOf(String text) {
    if (numbers == null) {
      for (var i = 0; i < texts.size(); i++) {
        if (texts.get(i).equals(text)) {
          return i;
        }
      }
    } else {
      var known = numbers.get(text);
      if (known != null) {
        return known;
      }
      numbers.put(text, texts.size());
    }
    texts.add(text);
    if (texts.size() == FEW) {
      numbers = new HashMap<>();
      for (var i = 0; i < texts.size(); i++) {
        numbers.put(texts.get(i), i);
      }
    }
    return -1;
  }

  /** The UUID that a text is the one canonical form of, or null. */
  private static UUID uuid(String text) {
    if (text.length() != UUID_LENGTH || text.charAt(8) != '-') {
      return null;
    }
    try {
      var uuid = UUID.fromString(text);
      return uuid.toString().equals(text) ? uuid : null;
    } catch (IllegalArgumentException e) {
      // Of the same length, and no UUID.
      return null;
    }
  }

  private static int flag(boolean is, int bit) {
    return is ? bit : 0;
  }
}
