package io.livelift.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.livelift.contract.ContentView;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.TopicsConfig;
import io.livelift.job.sink.PublishedRecordSerialization;
import io.livelift.job.source.RawRecord;
import io.livelift.wire.RegistryException;
import io.livelift.wire.ReleasedSchemas;
import io.livelift.wire.WireConfig;
import io.livelift.wire.WireFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParser;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.flink.runtime.throwable.ThrowableClassifier;
import org.apache.flink.runtime.throwable.ThrowableType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The registry format against a registry that runs as a process of its own. */
class RegistryIT {
  private static final JobConfig PLAIN = WireStory.config();
  private static final String VIEWS = PLAIN.topics().contentViews();

  private static RegistryProcess registry;

  @BeforeAll
  static void start() throws Exception {
    registry = RegistryProcess.start();
  }

  @AfterAll
  static void stop() {
    registry.close();
  }

  @Test
  void theSameRecordsInTheRegistrysFramingGiveTheSameCells() throws Exception {
    var records = WireStory.records();
    var wire = wire(registry);
    var framed = WireStory.inRegistry(records, wire);
    assertThat(framed).allSatisfy(record -> assertThat(record.value()).startsWith(0, 0, 0, 0));

    var expected = WireStory.publish(PLAIN, records);
    var published = WireStory.publish(PLAIN.withWire(wire), framed);

    assertThat(published.cells()).isEqualTo(expected.cells()).hasSizeGreaterThan(100);
    assertThat(published.rejected()).isEqualTo(Map.of(VIEWS, Map.of("NEGATIVE_DWELL", 1L)));
    assertThat(published.originals()).containsExactly(framed.get(framed.size() - 1).value());
    assertThat(registry.versions(PLAIN.topics().campaignMetrics() + "-value")).isEqualTo(1);
    assertThat(registry.versions(PLAIN.topics().epochs() + "-value")).isEqualTo(1);
  }

  @Test
  void olderAndNewerProducersAreReadBesideEachOther() throws Exception {
    var subject = "evolving-views-value";
    var current = newest("ContentView");
    var older = without(current, "team", "region");
    var newer =
        current.replaceFirst(
            "\"fields\":\\[",
            "\"fields\":[{\"name\":\"device\",\"type\":[\"null\",\"string\"],\"default\":null},");
    var records =
        List.of(
            view(0, registry.register(subject, older), older, "oldest"),
            view(1, registry.register(subject, current), current, "current"),
            view(2, registry.register(subject, newer), newer, "newest"),
            new RawRecord(VIEWS, 0, 3, arrival(), null, new byte[] {0, 0x7F, 0, 0, 1, 2}));

    var published =
        WireStory.publish(
            PLAIN.withWire(wire(registry)), concat(campaign(wire(registry)), records));

    assertThat(nation(published)).containsEntry("views", 3L).containsEntry("reach", 3L);
    assertThat(published.rejected()).isEqualTo(Map.of(VIEWS, Map.of("UNKNOWN_SCHEMA", 1L)));
  }

  @Test
  void aSchemaThatDoesNotGoWithAnotherStopsTheJobForGood() throws Exception {
    var topics = new TopicsConfig(null, null, null, null, null, "taken-cells", null, null);
    registry.register(
        "taken-cells-value",
        "{\"type\":\"record\",\"name\":\"CampaignMetric\",\"namespace\":\"io.livelift.contract\","
            + "\"fields\":[{\"name\":\"something\",\"type\":\"string\"}]}");
    var sink = new PublishedRecordSerialization(topics, wire(registry));

    assertThatThrownBy(() -> sink.open(null, null))
        .satisfies(
            e ->
                assertThat(ThrowableClassifier.getThrowableType(e))
                    .isEqualTo(ThrowableType.NonRecoverableError))
        .rootCause()
        .hasMessageContaining("refuses our schema of taken-cells-value");
  }

  @Test
  void whatARegistryToldIsKnownWhenItIsKilledAndNothingElseIsRejected() throws Exception {
    try (var mortal = RegistryProcess.start()) {
      var wire = wire(mortal);
      var config = PLAIN.withWire(wire);
      var current = newest("ContentView");
      var known = mortal.register(VIEWS + "-value", current);
      var records = concat(campaign(wire), List.of(view(0, known, current, "before")));
      assertThat(nation(WireStory.publish(config, records))).containsEntry("reach", 1L);

      mortal.kill();

      // A task that is started again, its sink included.
      var more = concat(records, List.of(view(1, known, current, "after")));
      assertThat(nation(WireStory.publish(config, more))).containsEntry("reach", 2L);
      try (var job = new JobHarness(config)) {
        assertThatExceptionOfType(RegistryException.class)
            .isThrownBy(() -> job.read(view(2, known + 1_000, current, "unknown")))
            .withMessageContaining(mortal.url() + " did not answer for schema")
            .withMessageContaining("start it, or correct registry_url");
        assertThat(job.nextEpoch()).noneMatch(record -> record.headers().containsKey("reason"));
      }
    }
  }

  private static WireConfig wire(RegistryProcess registry) {
    return new WireConfig(WireFormat.REGISTRY, registry.url(), null, null, null);
  }

  private static List<RawRecord> campaign(WireConfig wire) throws Exception {
    return WireStory.inRegistry(WireStory.records().subList(0, 1), wire);
  }

  private static Map<String, Long> nation(WireStory.Published published) {
    return published
        .cells()
        .get(Timeline.CAMPAIGN + "|CAMPAIGN|" + Timeline.T0.toEpochMilli() + "|NONE||");
  }

  private static RawRecord view(int offset, int id, String schema, String physician)
      throws IOException {
    var writer = parse(schema);
    var record =
        new GenericRecordBuilder(writer)
            .set("event_id", "v")
            .set("event_time", Timeline.T0.toEpochMilli())
            .set("campaign_id", Timeline.CAMPAIGN)
            .set("content_id", "slides")
            .set("physician_id", physician)
            .set("completed", true)
            .build();
    var out = new ByteArrayOutputStream();
    out.writeBytes(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    var encoder = EncoderFactory.get().binaryEncoder(out, null);
    new GenericDatumWriter<GenericData.Record>(writer).write(record, encoder);
    encoder.flush();
    return new RawRecord(VIEWS, 0, offset, arrival(), physician.getBytes(UTF_8), out.toByteArray());
  }

  private static long arrival() {
    return Timeline.T0.plusSeconds(1).toEpochMilli();
  }

  private static String newest(String name) {
    var versions = ReleasedSchemas.of(name);
    return versions.get(versions.size() - 1).toString();
  }

  private static String without(String schema, String... names) {
    var fields =
        parse(schema).getFields().stream()
            .filter(field -> !List.of(names).contains(field.name()))
            .map(field -> new Schema.Field(field, field.schema()))
            .toList();
    return Schema.createRecord(
            "ContentView", null, ContentView.class.getPackageName(), false, fields)
        .toString();
  }

  private static Schema parse(String schema) {
    return new SchemaParser().parse(schema).mainSchema();
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return java.util.stream.Stream.concat(first.stream(), second.stream()).toList();
  }
}
