package io.livelift.job.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.livelift.vocabulary.Measure;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

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
  void journeysOfANewerReleaseAreRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> JourneyCodec.decode(new byte[] {99}))
        .withMessageContaining("run the release that wrote it");
  }
}
