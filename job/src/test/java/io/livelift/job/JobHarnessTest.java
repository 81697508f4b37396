package io.livelift.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.livelift.contract.Campaign;
import io.livelift.contract.CampaignMetric;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.source.RawRecord;
import io.livelift.wire.SingleObjectReader;
import io.livelift.wire.SingleObjectWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JobHarnessTest {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");

  @Test
  void oneViewAndOnePrescriptionBecomeOneConversion() throws Exception {
    var config = JobConfig.defaults("none:0").withLateness(LatenessConfig.unbounded());
    Map<String, Map<String, Long>> cells = new TreeMap<>();
    try (var job = new JobHarness(config)) {
      job.read(raw(config.topics().campaigns(), 0, "c", campaign()));
      job.read(raw(config.topics().contentViews(), 0, "p", view()));
      job.read(raw(config.topics().prescriptions(), 0, "p", prescription()));
      apply(job.nextEpoch(), cells);
    }
    var nation = cells.get("c|CAMPAIGN|" + T0.toEpochMilli() + "|NONE||");
    assertThat(nation)
        .containsEntry("reach", 1L)
        .containsEntry("conversions", 1L)
        .containsEntry("credit_linear", 1_000_000L)
        .containsEntry("lag_1h", 1L);
    assertThat(cells).hasSizeGreaterThan(20);
  }

  private static Campaign campaign() {
    return Campaign.newBuilder()
        .setCampaignId("c")
        .setVersion(1)
        .setName("C")
        .setProductIds(List.of("x"))
        .setStartsAt(T0)
        .setEndsAt(T0.plus(Duration.ofDays(10)))
        .build();
  }

  private static ContentView view() {
    return ContentView.newBuilder()
        .setEventId("v1")
        .setEventTime(T0.plusSeconds(60))
        .setCampaignId("c")
        .setContentId("k")
        .setPhysicianId("p")
        .setChannel(Channel.WEBINAR)
        .setCompleted(true)
        .setRegion("440305")
        .build();
  }

  private static PrescriptionEvent prescription() {
    return PrescriptionEvent.newBuilder()
        .setEventId("r1")
        .setEventTime(T0.plusSeconds(600))
        .setPhysicianId("p")
        .setPrescriptionId("r")
        .setProductId("x")
        .setStatus(PrescriptionStatus.ISSUED)
        .build();
  }

  private static <T extends org.apache.avro.specific.SpecificRecordBase> RawRecord raw(
      String topic, long offset, String key, T record) {
    @SuppressWarnings("unchecked")
    var writer = new SingleObjectWriter<T>((Class<T>) record.getClass());
    return new RawRecord(
        topic, 0, offset, T0.toEpochMilli() + 3_600_000, key.getBytes(UTF_8), writer.write(record));
  }

  private static void apply(List<PublishedRecord> epoch, Map<String, Map<String, Long>> cells)
      throws Exception {
    var reader = new SingleObjectReader<>(CampaignMetric.class);
    for (var record : epoch) {
      if (record.topic() == OutputTopic.CAMPAIGN_METRICS) {
        cells.put(new String(record.key(), UTF_8), reader.read(record.value()).getMeasures());
      }
    }
  }
}
