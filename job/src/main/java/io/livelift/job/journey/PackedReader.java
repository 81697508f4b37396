package io.livelift.job.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.livelift.contract.Channel;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.Team;
import io.livelift.contract.Tier;
import io.livelift.wire.TextPool;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Reads what {@link PackedWriter} wrote. */
final class PackedReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final Channel[] CHANNELS = Channel.values();
  private static final Team[] TEAMS = Team.values();
  private static final Payer[] PAYERS = Payer.values();
  private static final Dispensing[] DISPENSINGS = Dispensing.values();
  private static final Tier[] TIERS = Tier.values();

  private static final ThreadLocal<PackedReader> READER =
      ThreadLocal.withInitial(PackedReader::new);

  /** Texts that repeat do so in many journeys: in one thread the same ones are the same object. */
  private final TextPool pool = new TextPool();

  private final List<String> texts = new ArrayList<>(16);
  private byte[] bytes;
  private int at;
  private long time;
  private long offset;
  private int partition;
  private String patient;
  private String owner;

  /** The bytes of the new text before: the next one may begin with some of them. */
  private byte[] former = new byte[64];

  private PackedReader() {}

  /**
   * The one reader of this thread, at the beginning of these bytes.
   *
   * @param owner the id of the person whose bytes they are, which need not be made again
   */
  static PackedReader of(byte[] bytes, int from, String owner) {
    var reader = READER.get();
    reader.bytes = bytes;
    reader.at = from;
    reader.texts.clear();
    reader.time = 0;
    reader.offset = 0;
    reader.partition = 0;
    reader.patient = null;
    reader.owner = owner;
    return reader;
  }

  /** Where it has come to. */
  int position() {
    return at;
  }

  View readView() {
    var flags = (int) readUnsigned();
    var channel = CHANNELS[bytes[at++]];
    var eventId = readId(flags);
    var position = readTimeAndPlace(flags);
    var viewedAt = time;
    return new View(
        eventId,
        viewedAt,
        readRepeated(),
        readRepeated(),
        channel,
        TEAMS[flags >>> PackedWriter.TEAM_SHIFT],
        readUnsigned(),
        (flags & PackedWriter.COMPLETED) != 0,
        readRegion(flags),
        position);
  }

  Prescription readPrescription() {
    var flags = bytes[at++];
    var id = new PrescriptionId(readRepeated(), readId(flags));
    return new Prescription(
        id,
        (flags & PackedWriter.HAS_ISSUED) != 0 ? readRecord(id) : null,
        (flags & PackedWriter.HAS_CANCELLED) != 0 ? readRecord(id) : null,
        (flags & PackedWriter.HAS_RESERVE) != 0 ? readRecord(id) : null);
  }

  private PrescriptionRecord readRecord(PrescriptionId prescription) {
    var flags = bytes[at++];
    var eventId =
        (flags & PackedWriter.EVENT_ID_OF_PRESCRIPTION) != 0
            ? prescription.prescriptionId()
            : readId(flags);
    var position = readTimeAndPlace(flags);
    var issuedAt = time;
    return new PrescriptionRecord(
        eventId,
        issuedAt,
        readRepeated(),
        readPatient(flags),
        (int) readUnsigned(),
        (int) readUnsigned(),
        PAYERS[bytes[at++]],
        DISPENSINGS[bytes[at++]],
        readRegion(flags),
        position);
  }

  Profile readProfile() {
    var flags = bytes[at++];
    var version = readLong();
    var position = readTimeAndPlace(flags);
    var effectiveFrom = time;
    var region = readRegion(flags);
    var tier = TIERS[bytes[at++]];
    var specialty = readRepeated();
    var segments = new ArrayList<String>();
    for (var n = readUnsigned(); n > 0; n--) {
      segments.add(readRepeated());
    }
    return new Profile(
        effectiveFrom,
        version,
        region,
        tier,
        specialty,
        segments,
        (flags & PackedWriter.COMPLETED) != 0,
        position);
  }

  /**
   * A number of the region of the profile that is next, the same for all its people: the last
   * characters, of which that of a county's code has those of the city before. Others may have it
   * too. 0 if it names no region.
   */
  int readPlace() {
    var flags = bytes[at++];
    readLong();
    readTimeAndPlace(flags);
    var place = 0;
    if ((flags & PackedWriter.HAS_REGION) != 0 && readUnsigned() == PackedWriter.NEW_TEXT) {
      readUnsigned();
      var end = readUnsigned() + at;
      for (at = (int) Math.max(at, end - 8); at < end; at++) {
        place = (place << 4) | (bytes[at] & 0xF);
      }
    }
    return place;
  }

  long readUnsigned() {
    var value = 0L;
    for (var shift = 0; ; shift += 7) {
      var b = bytes[at++];
      value |= (b & 0x7FL) << shift;
      if (b >= 0) {
        return value;
      }
    }
  }

  private long readLong() {
    var value = readUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  private LogPosition readTimeAndPlace(int flags) {
    time += readLong();
    var arrival = time + readLong();
    offset += readLong();
    if ((flags & PackedWriter.SAME_PARTITION) == 0) {
      partition = (int) readUnsigned();
    }
    return new LogPosition(partition, offset, arrival);
  }

  private String readRegion(int flags) {
    return (flags & PackedWriter.HAS_REGION) != 0 ? readRepeated() : null;
  }

  private String readPatient(int flags) {
    if ((flags & PackedWriter.PATIENT) == 0) {
      return null;
    }
    if ((flags & PackedWriter.SAME_PATIENT) == 0) {
      patient = readText();
    }
    return patient;
  }

  private String readId(int flags) {
    if ((flags & PackedWriter.UUID_ID) == 0) {
      return readText();
    }
    var uuid = new UUID((long) LONG.get(bytes, at), (long) LONG.get(bytes, at + Long.BYTES));
    at += 2 * Long.BYTES;
    return uuid.toString();
  }

  private String readText() {
    var length = (int) readLong();
    at += length;
    return new String(bytes, at - length, length, UTF_8);
  }

  private String readRepeated() {
    var number = (int) readUnsigned();
    if (number != PackedWriter.NEW_TEXT) {
      return texts.get(number - 1);
    }
    var same = (int) readUnsigned();
    var more = (int) readUnsigned();
    if (former.length < same + more) {
      former = Arrays.copyOf(former, 2 * (same + more));
    }
    System.arraycopy(bytes, at, former, same, more);
    at += more;
    var text = isOwner(same + more) ? owner : pool.read(former, 0, same + more);
    texts.add(text);
    return text;
  }

  /** Whether the text that was just read is the owner's id; if not of ASCII alone it may say no. */
  private boolean isOwner(int length) {
    if (length != owner.length()) {
      return false;
    }
    for (var i = length - 1; i >= 0; i--) {
      if (former[i] != owner.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
