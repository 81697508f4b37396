package io.livelift.job.journey;

import io.livelift.job.cube.MeasureVector;
import io.livelift.vocabulary.Breakdown;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * The bytes of a journey in Flink state: a version, then profiles, views and prescriptions as
 * {@link PackedWriter} writes them, then what was folded, if there is any. Every version that was
 * released stays readable.
 */
public final class JourneyCodec {
  private static final int VERSION = 3;

  /** From this one on events are packed. */
  private static final int PACKED = 3;

  private JourneyCodec() {}

  public static byte[] encode(Journey journey) {
    var writer = PackedWriter.ofThread();
    var out = writer.buffer();
    out.writeByte(VERSION);
    out.writeUnsigned(journey.profiles.size());
    journey.profiles.forEach(writer::write);
    out.writeUnsigned(journey.views.size());
    journey.views.values().forEach(writer::write);
    out.writeUnsigned(journey.prescriptions.size());
    journey.prescriptions.values().forEach(writer::write);
    if (journey.hasFolded()) {
      out.write(encodeFolded(journey));
    }
    return out.toByteArray();
  }

  private static byte[] encodeFolded(Journey journey) {
    var body = new ByteArrayOutputStream();
    var dictionary = new StringDictionary();
    try {
      writeFolded(new DictionaryOutput(new DataOutputStream(body), dictionary), journey);
      var whole = new ByteArrayOutputStream(body.size() + 64);
      var head = new DataOutputStream(whole);
      dictionary.write(head);
      body.writeTo(head);
      return whole.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("A journey could not be encoded.", e);
    }
  }

  /**
   * The journey of these bytes.
   *
   * @throws IllegalStateException if a newer release wrote them
   */
  public static Journey decode(byte[] bytes) {
    return decode(bytes, "");
  }

  /**
   * The same.
   *
   * @param personId whose journey it is, which makes it quicker
   */
  static Journey decode(byte[] bytes, String personId) {
    var version = bytes[0];
    if (version < 1 || version > VERSION) {
      throw new IllegalStateException(
          "The state holds journeys of version "
              + version
              + ", this release reads up to "
              + VERSION
              + ": run the release that wrote it, or a newer one.");
    }
    try {
      return version < PACKED
          ? decodeFormer(bytes, version)
          : decodePacked(bytes, version, personId);
    } catch (IOException e) {
      throw new UncheckedIOException("The state of a journey is damaged.", e);
    }
  }

  /** About where a person is, as {@link PackedReader#readPlace} says it; 0 if that is not known. */
  static int place(byte[] bytes) {
    if (bytes[0] != VERSION) {
      return 0;
    }
    var reader = PackedReader.of(bytes, 1, "");
    return reader.readUnsigned() == 0 ? 0 : reader.readPlace();
  }

  private static Journey decodePacked(byte[] bytes, int version, String personId)
      throws IOException {
    var journey = new Journey();
    var reader = PackedReader.of(bytes, 1, personId);
    for (var n = reader.readUnsigned(); n > 0; n--) {
      journey.profiles.add(reader.readProfile());
    }
    for (var n = reader.readUnsigned(); n > 0; n--) {
      var view = reader.readView();
      journey.views.put(view.eventId(), view);
    }
    for (var n = reader.readUnsigned(); n > 0; n--) {
      journey.put(reader.readPrescription());
    }
    var rest = bytes.length - reader.position();
    if (rest > 0) {
      var in = new DataInputStream(new ByteArrayInputStream(bytes, reader.position(), rest));
      readFolded(new DictionaryInput(in, StringDictionary.read(in)), journey, version);
    }
    return journey;
  }

  private static Journey decodeFormer(byte[] bytes, int version) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes, 1, bytes.length - 1));
    var journey = new Journey();
    var body = new DictionaryInput(in, StringDictionary.read(in));
    readProfiles(body, journey);
    readViews(body, journey);
    readPrescriptions(body, journey);
    readFolded(body, journey, version);
    return journey;
  }

  private static void readProfiles(DictionaryInput in, Journey journey) throws IOException {
    for (var n = in.readCount(); n > 0; n--) {
      journey.profiles.add(EventCodec.readProfile(in));
    }
  }

  private static void readViews(DictionaryInput in, Journey journey) throws IOException {
    for (var n = in.readCount(); n > 0; n--) {
      var view = EventCodec.readView(in);
      journey.views.put(view.eventId(), view);
    }
  }

  private static void readPrescriptions(DictionaryInput in, Journey journey) throws IOException {
    for (var n = in.readCount(); n > 0; n--) {
      journey.put(EventCodec.readPrescription(in));
    }
  }

  private static void writeFolded(DictionaryOutput out, Journey journey) throws IOException {
    out.writeCount(journey.folded.size());
    for (var flight : journey.folded.entrySet()) {
      out.writeRepeated(flight.getKey());
      out.writeCount(flight.getValue().sums.size());
      for (var sum : flight.getValue().sums.entrySet()) {
        out.writeByte(sum.getKey().breakdown().ordinal());
        out.writeRepeated(sum.getKey().value());
        sum.getValue().write(out.data());
      }
      out.writeRepeated(flight.getValue().pathEnd);
    }
    var region = journey.foldedRegion;
    out.writeBoolean(region != null);
    if (region != null) {
      out.writeLong(region.time());
      out.writeOnce(region.eventId());
      out.writeBoolean(region.prescription());
      out.writeRepeated(region.region());
    }
    journey.foldedIds.write(out.data());
    out.writeCount(journey.touchesOfFolded.size());
    for (var eventId : journey.touchesOfFolded) {
      out.writeOnce(eventId);
    }
    out.writeCount(journey.foldedFirstPrescriptions.size());
    for (var first : journey.foldedFirstPrescriptions.entrySet()) {
      out.writeRepeated(first.getKey());
      out.writeLong(first.getValue());
    }
    out.writeBoolean(journey.foldedObserved != Journey.NEVER);
    if (journey.foldedObserved != Journey.NEVER) {
      out.writeLong(journey.foldedObserved);
    }
  }

  private static void readFolded(DictionaryInput in, Journey journey, int version)
      throws IOException {
    for (var n = in.readCount(); n > 0; n--) {
      var flight = new FoldedFlight();
      journey.folded.put(in.readRepeated(), flight);
      for (var v = in.readCount(); v > 0; v--) {
        var value = new BreakdownValue(Breakdown.values()[in.readByte()], in.readRepeated());
        flight.sums.put(value, MeasureVector.read(in.data()));
      }
      if (version >= 2) {
        flight.pathEnd = in.readRepeated();
      }
    }
    if (in.readBoolean()) {
      journey.foldedRegion =
          new EarliestRegion(in.readLong(), in.readOnce(), in.readBoolean(), in.readRepeated());
    }
    journey.foldedIds.read(in.data());
    if (version >= 2) {
      readFoldedSummary(in, journey);
    }
  }

  private static void readFoldedSummary(DictionaryInput in, Journey journey) throws IOException {
    for (var n = in.readCount(); n > 0; n--) {
      journey.touchesOfFolded.add(in.readOnce());
    }
    for (var n = in.readCount(); n > 0; n--) {
      journey.foldedFirstPrescriptions.put(in.readRepeated(), in.readLong());
    }
    if (in.readBoolean()) {
      journey.foldedObserved = in.readLong();
    }
  }
}
