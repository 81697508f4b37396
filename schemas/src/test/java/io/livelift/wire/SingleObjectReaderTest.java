package io.livelift.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Physician;
import io.livelift.contract.Team;
import io.livelift.vocabulary.RejectReason;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SingleObjectReaderTest {
  private final byte[] bytes = new SingleObjectWriter<>(ContentView.class).write(view());
  private final SingleObjectReader<ContentView> reader =
      new SingleObjectReader<>(ContentView.class);

  @Test
  void whatWasWrittenIsRead() throws Exception {
    assertThat(reader.read(bytes)).isEqualTo(view());
  }

  @Test
  void everyTruncationIsUnreadable() {
    for (var length = 1; length < bytes.length; length++) {
      assertReason(RejectReason.UNREADABLE, Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void bytesBehindTheRecordAreToldFromTheRecord() {
    assertReason(RejectReason.TRAILING_BYTES, Arrays.copyOf(bytes, bytes.length + 3));
  }

  @Test
  void anUnknownFingerprintIsAnUnknownSchema() {
    var other = bytes.clone();
    other[4] ^= 1;
    assertReason(RejectReason.UNKNOWN_SCHEMA, other);
  }

  @Test
  void onlyTheCurrentSchemaIsKnownAtAGlance() {
    var other = bytes.clone();
    other[9] ^= 1;
    assertThat(reader.currentBody(bytes)).isEqualTo(10);
    assertThat(reader.currentBody(other)).isEqualTo(RecordReader.NOT_KNOWN);
    assertThat(reader.currentBody(Arrays.copyOf(bytes, 9))).isEqualTo(RecordReader.NOT_KNOWN);
    assertThat(reader.currentBody(new byte[0])).isEqualTo(RecordReader.NOT_KNOWN);
  }

  @Test
  void otherBytesAreUnreadable() {
    assertReason(
        RejectReason.UNREADABLE,
        "{\"event_id\":\"v\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0F, 0x07, 0x03, 0x00})
  void anArrayOfMillionsOrBillionsOfItemsAllocatesNothing(int highestByte) {
    var physician =
        Physician.newBuilder()
            .setPhysicianId("p")
            .setVersion(1)
            .setEffectiveFrom(Instant.EPOCH)
            .setSpecialty("s")
            .setSegments(List.of("a"))
            .build();
    var good = new SingleObjectWriter<>(Physician.class).write(physician);
    var hostile = new ByteArrayOutputStream();
    // The array of one item ends the record, before consent: its block count is the byte 2.
    var blockAt = good.length - 5;
    assertThat(good[blockAt]).isEqualTo((byte) 2);
    hostile.write(good, 0, blockAt);
    hostile.writeBytes(
        new byte[] {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) highestByte});
    hostile.write(good, blockAt + 1, 4);
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> new SingleObjectReader<>(Physician.class).read(hostile.toByteArray()))
        .matches(e -> e.reason() == RejectReason.UNREADABLE);
  }

  @Test
  void anUnknownSymbolOfANewerWriterIsTheDefault() throws Exception {
    var newer =
        new SchemaParser()
            .parse(
                ContentView.getClassSchema()
                    .toString()
                    .replace("\"WEB\",\"OTHER\"", "\"WEB\",\"OTHER\",\"HOLOGRAM\""))
            .mainSchema();
    var record =
        new GenericRecordBuilder(newer)
            .set("event_id", "v")
            .set("event_time", 5L)
            .set("campaign_id", "c")
            .set("content_id", "k")
            .set(
                "channel",
                new GenericData.EnumSymbol(newer.getField("channel").schema(), "HOLOGRAM"))
            .set("team", new GenericData.EnumSymbol(newer.getField("team").schema(), "NONE"))
            .build();
    var out = new ByteArrayOutputStream();
    new BinaryMessageEncoder<>(new GenericData(), newer).encode(record, out);

    var knowing = new SingleObjectReader<>(ContentView.class, List.of(newer));
    var read = knowing.read(out.toByteArray());

    assertThat(read.getChannel()).isEqualTo(Channel.OTHER);
    assertThat(read.getTeam()).isEqualTo(Team.NONE);
  }

  private void assertReason(RejectReason reason, byte[] value) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> reader.read(value))
        .matches(e -> e.reason() == reason, "is " + reason);
  }

  private static ContentView view() {
    return ContentView.newBuilder()
        .setEventId("v")
        .setEventTime(Instant.ofEpochMilli(1_700_000_000_000L))
        .setCampaignId("c")
        .setContentId("k")
        .setPhysicianId("p")
        .setRegion("44")
        .build();
  }
}
