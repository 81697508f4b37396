package io.livelift.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofHours;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.livelift.contract.Campaign;
import io.livelift.contract.CampaignMetric;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.EpochPart;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.config.TopicsConfig;
import io.livelift.job.sink.PublishedRecordSerialization;
import io.livelift.job.source.RawRecord;
import io.livelift.wire.RecordReader;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.WireConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecordBase;

/** One story in every wire format, and what the job makes of it. */
final class WireStory {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /**
   * What the sink wrote, read again in the same format.
   *
   * @param cells measures by cell; none is all zero
   * @param rejected number of rejected records by topic and reason
   * @param originals the values in the topic of rejected records
   */
  record Published(
      Map<String, Map<String, Long>> cells,
      Map<String, Map<String, Long>> rejected,
      List<byte[]> originals) {}

  private WireStory() {}

  static JobConfig config() {
    return JobConfig.defaults("no-broker:0")
        .withLateness(LatenessConfig.unbounded())
        .withoutWithholding();
  }

  /** In single-object encoding: two kinds of campaigns, all four topics, one bad view. */
  static List<RawRecord> records() throws Exception {
    var log = new ArrayList<RawRecord>();
    try (var story = new Timeline(config(), log::add)) {
      story
          .campaign(c -> c.setTimeZone("Asia/Shanghai").setTouchCost(Map.of("WEBINAR", 1_200L)))
          .physician("li", p -> p.setSegments(List.of("key", "urban")))
          .view("li", "1", Channel.WEBINAR, ofHours(10))
          .view("li", "2", Channel.FIELD_REP, ofHours(40))
          .view("wang", "1", v -> v.setRegion("UNKNOWN").setCompleted(false).setDwellMs(60_000))
          .view("wang", "2", v -> v.setPhysicianId(null).setPatientId("sun"))
          .issued("li", "a", ofDays(4))
          .issued("wang", "b", ofDays(5))
          .cancelled("wang", "b", ofDays(6))
          .view("li", "bad", v -> v.setDwellMs(-1));
    }
    return log;
  }

  /** The same records with their values in the registry's framing. */
  static List<RawRecord> inRegistry(List<RawRecord> records, WireConfig wire) {
    var topics = config().topics();
    return records.stream()
        .map(r -> with(r, wire.framing(type(topics, r.topic()), r.topic()).apply(r.value())))
        .toList();
  }

  /** The same records with their values in JSON. */
  static List<RawRecord> inJson(List<RawRecord> records) throws Exception {
    var topics = config().topics();
    var json = new ArrayList<RawRecord>();
    for (var record : records) {
      var decoded = new SingleObjectReader<>(type(topics, record.topic())).read(record.value());
      json.add(with(record, json(decoded).toString().getBytes(UTF_8)));
    }
    return json;
  }

  /** What the job publishes of these records. */
  static Published publish(JobConfig config, List<RawRecord> records) throws Exception {
    try (var job = new JobHarness(config)) {
      for (var record : records) {
        job.read(record);
      }
      var sink = new PublishedRecordSerialization(config.topics(), config.wire());
      sink.open(null, null);
      var published = new Published(new TreeMap<>(), new TreeMap<>(), new ArrayList<>());
      var cells = config.wire().reader(CampaignMetric.class, config.topics().campaignMetrics());
      var parts = config.wire().reader(EpochPart.class, config.topics().epochs());
      for (var record : job.nextEpoch()) {
        var written = sink.serialize(record, null, null);
        if (written.topic().equals(config.topics().campaignMetrics())) {
          keepCell(published, new String(written.key(), UTF_8), cells.read(written.value()));
        } else if (written.topic().equals(config.topics().epochs())) {
          keepRejected(published, parts, written.value());
        } else {
          published.originals().add(written.value());
        }
      }
      return published;
    }
  }

  private static void keepCell(Published published, String key, CampaignMetric cell) {
    if (!cell.getMeasures().isEmpty()) {
      published.cells().put(key, new TreeMap<>(cell.getMeasures()));
    }
  }

  private static void keepRejected(Published published, RecordReader<EpochPart> parts, byte[] value)
      throws Exception {
    for (var partition : parts.read(value).getPartitions()) {
      if (!partition.getRejected().isEmpty()) {
        published.rejected().put(partition.getTopic(), partition.getRejected());
      }
    }
  }

  private static RawRecord with(RawRecord record, byte[] value) {
    return new RawRecord(
        record.topic(), record.partition(), record.offset(), record.arrival(), record.key(), value);
  }

  private static Class<? extends SpecificRecordBase> type(TopicsConfig topics, String topic) {
    return Map.of(
            topics.contentViews(), ContentView.class,
            topics.prescriptions(), PrescriptionEvent.class,
            topics.physicians(), Physician.class,
            topics.campaigns(), Campaign.class,
            topics.erasures(), Erasure.class)
        .get(topic);
  }

  private static JsonNode json(Object value) {
    if (value instanceof IndexedRecord record) {
      var object = JSON.objectNode();
      for (var field : record.getSchema().getFields()) {
        object.set(field.name(), json(record.get(field.pos())));
      }
      return object;
    }
    if (value instanceof Map<?, ?> map) {
      var object = JSON.objectNode();
      map.forEach((key, entry) -> object.set((String) key, json(entry)));
      return object;
    }
    if (value instanceof List<?> list) {
      return JSON.arrayNode().addAll(list.stream().map(WireStory::json).toList());
    }
    if (value instanceof Instant instant) {
      return JSON.textNode(instant.toString());
    }
    if (value instanceof Number number) {
      return JSON.numberNode(number.longValue());
    }
    if (value instanceof Boolean bool) {
      return JSON.booleanNode(bool);
    }
    return value == null ? JSON.nullNode() : JSON.textNode(value.toString());
  }
}
