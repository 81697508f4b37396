package io.livelift.job.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.livelift.contract.Channel;
import io.livelift.contract.Dispensing;
import io.livelift.contract.Payer;
import io.livelift.contract.Team;
import io.livelift.contract.Tier;
import io.livelift.vocabulary.Measure;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JourneyCodecTest {
  /** Written by the first release: a profile, two views, a prescription, folded sums. */
  private static final String VERSION_1 =
      "010d000734342f34343033000a43415244494f4c4f475900014100014200014300026b3100026b32"
          + "000c49412f444156454e504f5254000164000150000270310002343400000180a0abfef962060100"
          + "000102020301010e8090c5c38367020002653180e0f1b6926704050200d00f0100000ad0eff1b692"
          + "6700026532c089f9b692670406050600000107000c9099f9b69267010800027231010002653380b3"
          + "80b7926709010a00020000010b0202d0c280b792670100026534c0dc87b7926709010a0002000001"
          + "0b020490ec87b7926700010401000c02000801060180b89bfd8a6700026530000b01000000000000"
          + "002a";

  /** Written before events were packed: the same, and more of what was folded. */
  private static final String VERSION_2 =
      "020e000734342f34343033000a43415244494f4c4f475900014100014200014300026b31000c4941"
          + "2f444156454e504f525400026b32000164000464727567000254310002343400000007574542494e"
          + "41520180f08eeb9467060100000102020301010ed0ff8eeb9467020002653180aac6ee9467040502"
          + "00e0d4030101060214b8c1c6ee94670002653280e4fdf1946704070506d00f00000216b8fbfdf194"
          + "670108000272310100026533809eb5f5946709010a00020000010b000ac89fb5f594670100026534"
          + "80d8ecf8946709000002000000000cc8d9ecf8946700010401000c0100080d000100000000000000"
          + "2a0100026532010980e0f1b692670180b89bfd8a67";

  @Test
  void journeysOfTheFirstReleaseStayReadable() {
    var journey = JourneyCodec.decode(HexFormat.of().parseHex(VERSION_1));

    assertThat(journey.views.keySet()).containsExactly("e1", "e2");
    assertThat(journey.profiles).hasSize(1);
    var prescription = journey.prescription(new PrescriptionId("d", "r1"));
    assertThat(prescription.issued().quantity()).isEqualTo(2);
    assertThat(prescription.cancelled().eventId()).isEqualTo("e4");
    assertThat(journey.folded.get("C").sums.get(BreakdownValue.NONE).get(Measure.VIEWS))
        .isEqualTo(4);
    assertThat(journey.foldedIds.contains(42)).isTrue();
    assertThat(journey.foldedObserved).isEqualTo(Journey.NEVER);
    assertThat(JourneyCodec.decode(JourneyCodec.encode(journey)).views).isEqualTo(journey.views);
  }

  @Test
  void journeysOfTheReleaseBeforePackedEventsStayReadable() {
    var journey = JourneyCodec.decode(HexFormat.of().parseHex(VERSION_2));

    assertThat(journey.views.keySet()).containsExactly("e1", "e2");
    assertThat(journey.views.get("e1").region()).isEqualTo("IA/DAVENPORT");
    var prescription = journey.prescription(new PrescriptionId("d", "r1"));
    assertThat(prescription.issued().patientId()).isEqualTo("T1");
    assertThat(prescription.cancelled().position())
        .isEqualTo(new LogPosition(0, 6, 1772337600100L));
    assertThat(journey.folded.get("C").pathEnd).isEqualTo("WEBINAR");
    assertThat(journey.touchesOfFolded).containsExactly("e2");
    assertThat(journey.foldedFirstPrescriptions).containsEntry("drug", 1772000000000L);
    assertThat(journey.foldedObserved).isEqualTo(1771000000000L);
    assertSameAgain(journey);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void whatIsWrittenIsReadAgain(long seed) {
    var random = new Random(seed);
    var journey = new Journey();
    for (var n = random.nextInt(3); n > 0; n--) {
      journey.profiles.add(profile(random));
    }
    for (var n = random.nextInt(80); n > 0; n--) {
      var view = view(random);
      journey.views.put(view.eventId(), view);
    }
    for (var n = random.nextInt(80); n > 0; n--) {
      var id = new PrescriptionId(text(random), text(random));
      var issued = random.nextInt(5) == 0 ? null : record(random, id);
      var cancelled = issued == null || random.nextBoolean() ? record(random, id) : null;
      var reserve = cancelled != null && random.nextInt(4) == 0 ? record(random, id) : null;
      journey.put(new Prescription(id, issued, cancelled, reserve));
    }
    if (random.nextBoolean()) {
      journey.foldedIds.add(random.nextLong());
    }
    assertSameAgain(journey);
  }

  private static void assertSameAgain(Journey journey) {
    var bytes = JourneyCodec.encode(journey);
    var again = JourneyCodec.decode(bytes);
    assertThat(again.profiles).isEqualTo(journey.profiles);
    assertThat(again.views.values()).containsExactlyElementsOf(journey.views.values());
    assertThat(again.prescriptions.values())
        .containsExactlyElementsOf(journey.prescriptions.values());
    assertThat(again.hasFolded()).isEqualTo(journey.hasFolded());
    assertThat(JourneyCodec.encode(again)).isEqualTo(bytes);
  }

  private static View view(Random random) {
    return new View(
        text(random),
        random.nextLong(4_000_000_000_000L),
        text(random),
        text(random),
        any(random, Channel.values()),
        any(random, Team.values()),
        random.nextLong(100_000_000_000L),
        random.nextBoolean(),
        random.nextBoolean() ? null : text(random),
        position(random));
  }

  private static PrescriptionRecord record(Random random, PrescriptionId id) {
    return new PrescriptionRecord(
        random.nextBoolean() ? id.prescriptionId() : text(random),
        random.nextLong(4_000_000_000_000L),
        text(random),
        random.nextInt(3) == 0 ? null : text(random),
        random.nextInt(),
        random.nextInt(1_000_000),
        any(random, Payer.values()),
        any(random, Dispensing.values()),
        random.nextBoolean() ? null : text(random),
        position(random));
  }

  private static Profile profile(Random random) {
    return new Profile(
        random.nextLong(4_000_000_000_000L),
        random.nextLong(),
        random.nextBoolean() ? null : text(random),
        any(random, Tier.values()),
        text(random),
        List.of(text(random), text(random)),
        random.nextBoolean(),
        position(random));
  }

  private static LogPosition position(Random random) {
    return new LogPosition(
        random.nextInt(3), random.nextLong(1L << 40), random.nextLong(4_000_000_000_000L));
  }

  /** Some that repeat, UUIDs, what looks like one and is none, any script. */
  private static String text(Random random) {
    var uuid = new UUID(random.nextLong(), random.nextLong()).toString();
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> uuid;
      case 2 -> uuid.toUpperCase(Locale.ROOT);
      case 3 -> uuid.replace(uuid.charAt(0), '-');
      case 4 -> "\u5fc3\u8840\u7ba1 " + random.nextInt(100);
      default -> "text-" + random.nextInt(50);
    };
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  @Test
  void journeysOfANewerReleaseAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> JourneyCodec.decode(new byte[] {99}))
        .withMessageContaining("run the release that wrote it");
  }
}
