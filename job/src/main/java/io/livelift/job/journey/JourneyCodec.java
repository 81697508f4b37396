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
 * The bytes of a journey in Flink state: a version, a dictionary of the strings that repeat, then
 * profiles, views, prescriptions and folded flights, integers as varints. Every version that was
 * released stays readable.
 */
public final class JourneyCodec {
  private static final int VERSION = 2;

  private JourneyCodec() {}

  public static byte[] encode(Journey journey) {
    var body = new ByteArrayOutputStream(64 + 48 * journey.views.size());
    var dictionary = new StringDictionary();
    try {
      var out = new DictionaryOutput(new DataOutputStream(body), dictionary);
      writeProfiles(out, journey);
      writeViews(out, journey);
      writePrescriptions(out, journey);
      writeFolded(out, journey);
      var whole = new ByteArrayOutputStream(body.size() + 64);
      var head = new DataOutputStream(whole);
      head.writeByte(VERSION);
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
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    var journey = new Journey();
    try {
      var version = in.readByte();
      if (version < 1 || version > VERSION) {
        throw new IllegalStateException(
            "The state holds journeys of version "
                + version
                + ", this release reads up to "
                + VERSION
                + ": run the release that wrote it, or a newer one.");
      }
      var body = new DictionaryInput(in, StringDictionary.read(in));
      readProfiles(body, journey);
      readViews(body, journey);
      readPrescriptions(body, journey);
      readFolded(body, journey, version);
      return journey;
    } catch (IOException e) {
      throw new UncheckedIOException("The state of a journey is damaged.", e);
    }
  }

  private static void writeProfiles(DictionaryOutput out, Journey journey) throws IOException {
    out.writeCount(journey.profiles.size());
    for (var profile : journey.profiles) {
      EventCodec.writeProfile(out, profile);
    }
  }

  private static void readProfiles(DictionaryInput in, Journey journey) throws IOException {
    for (var n = in.readCount(); n > 0; n--) {
      journey.profiles.add(EventCodec.readProfile(in));
    }
  }

  private static void writeViews(DictionaryOutput out, Journey journey) throws IOException {
    out.writeCount(journey.views.size());
    for (var view : journey.views.values()) {
      EventCodec.writeView(out, view);
    }
  }

  private static void readViews(DictionaryInput in, Journey journey) throws IOException {
    for (var n = in.readCount(); n > 0; n--) {
      var view = EventCodec.readView(in);
      journey.views.put(view.eventId(), view);
    }
  }

  private static void writePrescriptions(DictionaryOutput out, Journey journey) throws IOException {
    out.writeCount(journey.prescriptions.size());
    for (var prescription : journey.prescriptions.values()) {
      EventCodec.writePrescription(out, prescription);
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
