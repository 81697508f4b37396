package io.livelift.local.measure;

import io.livelift.contract.Campaign;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.Erasure;
import io.livelift.contract.Physician;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.contract.Tier;
import io.livelift.job.JobHarness;
import io.livelift.job.config.JobConfig;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.source.RawRecord;
import io.livelift.vocabulary.RegionNames;
import io.livelift.wire.SingleObjectWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;

/**
 * Measures what it costs to restate everybody when a campaign is redefined: the epoch in which its
 * new version comes in force, on one thread. Physicians have a profile, 8 views and 2 prescriptions
 * each. Then what it costs to erase a physician, and to look for a patient in all journeys. It is
 * no part of the suite; the backend is heap or rocksdb:
 *
 * <pre>
 * mvn -B -pl local -am test -Dtest=RestatementCost -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dlivelift.physicians=50000 -Dlivelift.backend=rocksdb
 * </pre>
 */
class RestatementCost {
  private static final Instant T0 = Instant.parse("2026-03-01T00:00:00Z");
  private static final List<Channel> CHANNELS =
      List.of(Channel.VIRTUAL_REP, Channel.WECHAT, Channel.WEBINAR, Channel.FIELD_REP);

  private JobHarness job;
  private long offset;

  /** Prints the seconds of each epoch, and of a restatement per million physicians. */
  @Test
  void restateEverybody() throws Exception {
    StateBackend backend =
        "rocksdb".equals(System.getProperty("livelift.backend"))
            ? new EmbeddedRocksDBStateBackend()
            : new HashMapStateBackend();
    var config = JobConfig.defaults("no-broker:0").withLateness(LatenessConfig.unbounded());
    try (var harness = new JobHarness(config, backend)) {
      job = harness;
      System.out.println("state in " + job.journeyBackend());
      measure(Integer.getInteger("livelift.physicians", 50_000));
    }
  }

  private void measure(int physicians) throws Exception {
    campaign(1, 30);
    System.out.printf("first version: %.1f s%n", epoch());
    var regions =
        RegionNames.bundled().paths().stream().filter(path -> path.length() == 14).toList();
    for (var i = 0; i < physicians; i++) {
      physician(i, regions.get(i % regions.size()));
      if (i % 20_000 == 0) {
        job.nextEpoch();
      }
    }
    System.out.printf("last epoch of loading: %.1f s%n", epoch());
    for (var version = 2; version <= 4; version++) {
      campaign(version, 30 - version);
      var seconds = epoch();
      System.out.printf(
          "version %d restated %d physicians in %.1f s: %.0f s a million%n",
          version, physicians, seconds, seconds / physicians * 1e6);
    }
    var erasure = Erasure.newBuilder().setRequestedAt(T0);
    read("livelift.erasures", erasure.setPhysicianId("P0000007").build());
    System.out.printf("one physician erased in %.2f s%n", epoch());
    read("livelift.erasures", erasure.setPhysicianId(null).setPatientId("patient").build());
    var seconds = epoch();
    System.out.printf(
        "one patient looked for in %d journeys in %.1f s: %.0f s a million%n",
        physicians, seconds, seconds / physicians * 1e6);
  }

  private double epoch() throws Exception {
    var begin = System.nanoTime();
    job.nextEpoch();
    return (System.nanoTime() - begin) / 1e9;
  }

  private void campaign(long version, int windowDays) throws Exception {
    read(
        "livelift.campaigns",
        Campaign.newBuilder()
            .setCampaignId("spring")
            .setVersion(version)
            .setName("Spring")
            .setProductIds(List.of("drug"))
            .setStartsAt(T0)
            .setEndsAt(T0.plus(Duration.ofDays(60)))
            .setTimeZone("Asia/Shanghai")
            .setAttributionWindowDays(windowDays)
            .setHoldoutPercent(10)
            .setHoldoutSalt("s")
            .build());
  }

  private void physician(int i, String region) throws Exception {
    var id = "P%07d".formatted(i);
    read(
        "livelift.physicians",
        Physician.newBuilder()
            .setPhysicianId(id)
            .setVersion(1)
            .setEffectiveFrom(T0.minus(Duration.ofDays(100)))
            .setTier(Tier.values()[i % 5])
            .setSpecialty("specialty " + i % 7)
            .setRegion(region)
            .setConsent(true)
            .build());
    for (var v = 0; v < 8; v++) {
      read(
          "livelift.content-views",
          ContentView.newBuilder()
              .setEventId("v" + i + "-" + v)
              .setEventTime(time(i, v * 5))
              .setCampaignId("spring")
              .setContentId("content-" + v % 3)
              .setPhysicianId(id)
              .setChannel(CHANNELS.get((i + v) % 4))
              .setCompleted(true)
              .build());
    }
    for (var p = 0; p < 2; p++) {
      read(
          "livelift.prescriptions",
          PrescriptionEvent.newBuilder()
              .setEventId("r" + i + "-" + p)
              .setEventTime(time(i, 20 + p * 15))
              .setPhysicianId(id)
              .setPrescriptionId("r" + i + "-" + p)
              .setProductId("drug")
              .setStatus(PrescriptionStatus.ISSUED)
              .build());
    }
  }

  private static Instant time(int i, int day) {
    return T0.plus(Duration.ofDays(day)).plusSeconds(i % 86_400);
  }

  @SuppressWarnings("unchecked")
  private <T extends SpecificRecordBase> void read(String topic, T record) throws Exception {
    var bytes = new SingleObjectWriter<>((Class<T>) record.getClass()).write(record);
    var arrival = T0.plus(Duration.ofDays(60)).toEpochMilli();
    job.read(new RawRecord(topic, 0, offset++, arrival, null, bytes));
  }
}
