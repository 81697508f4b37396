package io.livelift.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Physician;
import io.livelift.vocabulary.RejectReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegistryReaderTest {
  private static final int ID = 258;
  private static final String SCHEMA = newest("ContentView");

  private LocalRegistry registry;
  private RegistryReader<ContentView> reader;
  private byte[] bytes;

  @BeforeEach
  void begin() throws IOException {
    registry = new LocalRegistry().with(ID, SCHEMA);
    reader = new RegistryReader<>(ContentView.class, registry.client());
    bytes =
        RegistryFraming.register(ContentView.class, "views", registry.client())
            .apply(new SingleObjectWriter<>(ContentView.class).write(view()));
  }

  @AfterEach
  void end() {
    registry.close();
  }

  @Test
  void theHeaderIsAZeroAndTheIdWithItsMostSignificantByteFirst() {
    assertThat(Arrays.copyOf(bytes, 6)).isEqualTo(new byte[] {0, 0, 0, 1, 2, 2});
  }

  @Test
  void whatWasWrittenIsReadAndItsSchemaAskedForOnce() throws Exception {
    assertThat(reader.read(bytes)).isEqualTo(view());
    assertThat(reader.read(bytes)).isEqualTo(view());
    assertThat(registry.requests()).filteredOn(r -> r.startsWith("GET")).hasSize(1);
  }

  @Test
  void everyTruncationIsUnreadable() {
    for (var length = 0; length < bytes.length; length++) {
      assertReason(RejectReason.UNREADABLE, Arrays.copyOf(bytes, length));
    }
  }

  @Test
  void bytesBehindTheRecordAreToldFromTheRecord() {
    assertReason(RejectReason.TRAILING_BYTES, Arrays.copyOf(bytes, bytes.length + 3));
  }

  @Test
  void otherFormatsAreUnreadable() {
    assertReason(
        RejectReason.UNREADABLE, new SingleObjectWriter<>(ContentView.class).write(view()));
    assertReason(RejectReason.UNREADABLE, "{\"event_id\":\"v\"}".getBytes(UTF_8));
  }

  @Test
  void theCurrentSchemaIsKnownAtAGlanceOnceItsIdWasAskedFor() throws Exception {
    assertThat(reader.currentBody(bytes)).isEqualTo(RecordReader.NOT_KNOWN);
    reader.read(bytes);
    assertThat(reader.currentBody(bytes)).isEqualTo(5);
    assertThat(reader.currentBody(Arrays.copyOf(bytes, 4))).isEqualTo(RecordReader.NOT_KNOWN);
  }

  @Test
  void anotherSchemaIsNeverTheCurrentOne() throws Exception {
    registry.with(7, SCHEMA.replace("\"WEB\",\"OTHER\"", "\"WEB\",\"OTHER\",\"HOLOGRAM\""));
    var newer = framed(7, Arrays.copyOfRange(bytes, 5, bytes.length));
    reader.read(newer);
    assertThat(reader.currentBody(newer)).isEqualTo(RecordReader.NOT_KNOWN);
  }

  /** What is left out when schemas are compared changes no record. */
  @Test
  void aWriterWhoNamesTimesOtherwiseIsReadAsTheCurrentOne() throws Exception {
    registry.with(7, SCHEMA.replace("timestamp-millis", "timestamp-micros"));
    var other = framed(7, Arrays.copyOfRange(bytes, 5, bytes.length));
    assertThat(reader.read(other)).isEqualTo(view());
    assertThat(reader.currentBody(other)).isEqualTo(5);
  }

  @Test
  void anIdIsUnknownOnlyUntilItIsRegistered() throws Exception {
    var other = bytes.clone();
    other[4] = 3;
    assertReason(RejectReason.UNKNOWN_SCHEMA, other);
    registry.with(259, SCHEMA);
    assertThat(reader.read(other)).isEqualTo(view());
  }

  @Test
  void anIdThatCannotBeIsNotAskedFor() {
    var negative = bytes.clone();
    negative[1] = (byte) 0x80;
    assertReason(RejectReason.UNKNOWN_SCHEMA, negative);
    assertThat(registry.requests()).noneMatch(r -> r.startsWith("GET"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schema\":\"\\\"string\\\"\"}",
        "{\"schema\":\"nonsense\"}",
        "{\"schema\":\"{\\\"type\\\":\\\"object\\\"}\",\"schemaType\":\"JSON\"}",
        "{\"schema\":\"syntax = \\\"proto3\\\";\",\"schemaType\":\"PROTOBUF\"}",
        "{\"schema\":\"{\\\"type\\\":\\\"record\\\",\\\"name\\\":\\\"ContentView\\\",\\\"fields\\\":[]}\"}",
        "{\"schema\":\"\\\"string\\\"\",\"references\":[{\"name\":\"x\"}]}",
        "{}"
      })
  void aSchemaThatIsNotOfTheRecordIsUnknownAndAskedForOnce(String answer) {
    registry.withAnswer(ID, answer);
    assertReason(RejectReason.UNKNOWN_SCHEMA, bytes);
    assertReason(RejectReason.UNKNOWN_SCHEMA, bytes);
    assertThat(registry.requests()).filteredOn(r -> r.startsWith("GET")).hasSize(1);
  }

  @Test
  void aNewerWriterIsReadWithDefaultsForWhatIsNew() throws Exception {
    var newer =
        SCHEMA
            .replace("\"WEB\",\"OTHER\"", "\"WEB\",\"OTHER\",\"HOLOGRAM\"")
            .replaceFirst(
                "\"fields\":\\[",
                "\"fields\":[{\"name\":\"device\",\"type\":[\"null\",\"string\"],\"default\":null},");
    var schema = parse(newer);
    var record =
        new GenericRecordBuilder(schema)
            .set("device", "glasses")
            .set("event_id", "v")
            .set("event_time", 5L)
            .set("campaign_id", "c")
            .set("content_id", "k")
            .set(
                "channel",
                new GenericData.EnumSymbol(schema.getField("channel").schema(), "HOLOGRAM"))
            .build();
    registry.with(7, newer);

    var read = reader.read(framed(7, body(record)));

    assertThat(read.getEventId()).isEqualTo("v");
    assertThat(read.getEventTime()).isEqualTo(Instant.ofEpochMilli(5));
    assertThat(read.getChannel()).isEqualTo(Channel.OTHER);
  }

  @Test
  void anOlderWriterIsReadWithDefaultsForWhatIsMissing() throws Exception {
    var older =
        "{\"type\":\"record\",\"name\":\"ContentView\",\"namespace\":\"io.livelift.contract\",\"fields\":["
            + "{\"name\":\"event_id\",\"type\":\"string\"},{\"name\":\"event_time\",\"type\":\"long\"},"
            + "{\"name\":\"campaign_id\",\"type\":\"string\"},{\"name\":\"content_id\",\"type\":\"string\"}]}";
    var record =
        new GenericRecordBuilder(parse(older))
            .set("event_id", "v")
            .set("event_time", 5L)
            .set("campaign_id", "c")
            .set("content_id", "k")
            .build();
    registry.with(6, older);

    assertThat(reader.read(framed(6, body(record))).getChannel()).isEqualTo(Channel.OTHER);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x0F, 0x07, 0x03, 0x00})
  void anArrayOfMillionsOrBillionsOfItemsAllocatesNothing(int highestByte) {
    registry.with(9, newest("Physician"));
    var hostile =
        body(physician("p"), new byte[] {-2, -1, -1, -1, (byte) highestByte, 2, 'a', 0, 0});
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> physicians().read(framed(9, hostile)))
        .matches(e -> e.reason() == RejectReason.UNREADABLE);
  }

  @Test
  void aWritersFieldThatNestsWithoutAnEndIsUnreadable() {
    registry.with(
        9,
        newest("Physician")
            .replaceFirst(
                "\\]\\}$",
                ",{\"name\":\"chain\",\"type\":{\"type\":\"record\",\"name\":\"Link\",\"fields\":["
                    + "{\"name\":\"next\",\"type\":[\"null\",\"Link\"]}]}}]}"));
    var links = new byte[1 << 20];
    Arrays.fill(links, (byte) 2);
    links[links.length - 1] = 0;
    var segmentsAndConsent = new byte[] {0, 0};
    var hostile = body(physician("p"), segmentsAndConsent, links);
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> physicians().read(framed(9, hostile)))
        .withMessageContaining("StackOverflowError")
        .matches(e -> e.reason() == RejectReason.UNREADABLE);
  }

  private RegistryReader<Physician> physicians() {
    return new RegistryReader<>(Physician.class, registry.client());
  }

  private void assertReason(RejectReason reason, byte[] value) {
    assertThatExceptionOfType(UnreadableException.class)
        .isThrownBy(() -> reader.read(value))
        .matches(e -> e.reason() == reason, "is " + reason);
  }

  /** The body of a physician up to its segments, the last field but one. */
  private static byte[] physician(String id) {
    var physician =
        Physician.newBuilder()
            .setPhysicianId(id)
            .setVersion(1)
            .setEffectiveFrom(Instant.EPOCH)
            .setSegments(List.of())
            .build();
    var written = new SingleObjectWriter<>(Physician.class).write(physician);
    return Arrays.copyOfRange(written, 10, written.length - 2);
  }

  private static byte[] body(byte[]... pieces) {
    var out = new ByteArrayOutputStream();
    for (var piece : pieces) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  private static byte[] body(GenericData.Record record) throws IOException {
    var out = new ByteArrayOutputStream();
    var encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(record.getSchema()).write(record, encoder);
    encoder.flush();
    return out.toByteArray();
  }

  private static byte[] framed(int id, byte[] body) {
    return ByteBuffer.allocate(5 + body.length).put((byte) 0).putInt(id).put(body).array();
  }

  private static String newest(String name) {
    var versions = ReleasedSchemas.of(name);
    return versions.get(versions.size() - 1).toString();
  }

  private static Schema parse(String schema) {
    return new SchemaParser().parse(schema).mainSchema();
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
