package io.livelift.job.measure;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.ThreadMXBean;
import io.livelift.contract.Channel;
import io.livelift.contract.ContentView;
import io.livelift.contract.PrescriptionEvent;
import io.livelift.contract.PrescriptionStatus;
import io.livelift.contract.Team;
import io.livelift.job.config.LatenessConfig;
import io.livelift.job.journey.InputTopic;
import io.livelift.job.journey.PersonEvent;
import io.livelift.job.source.RawRecord;
import io.livelift.job.transport.PersonEventSerializer;
import io.livelift.job.validation.Intake;
import io.livelift.vocabulary.RegionNames;
import io.livelift.wire.SingleObjectWriter;
import io.livelift.wire.TopicFormat;
import io.livelift.wire.WireConfig;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * Measures what a record costs from its Kafka bytes to the journey stage, on one thread: decoding
 * and validating, then the way between tasks and back. Nanoseconds of the thread's CPU and bytes
 * allocated a record. It is no part of the suite:
 *
 * <pre>
 * mvn -B -pl job -am test -Dtest=IntakeCost -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
class IntakeCost {
  private static final int RECORDS = 100_000;
  private static final int ROUNDS = 30;
  private static final long NOW = Instant.parse("2026-03-20T08:00:00Z").toEpochMilli();

  private final Random random = new Random(7);
  private final List<String> regions =
      RegionNames.bundled().paths().stream().filter(path -> path.length() == 14).toList();

  /** One pass over all records. */
  @FunctionalInterface
  private interface Pass {
    void run() throws Exception;
  }

  @Test
  void views() throws Exception {
    var writer = new SingleObjectWriter<>(ContentView.class);
    var records = new ArrayList<RawRecord>();
    for (var i = 0; i < RECORDS; i++) {
      var view = view();
      records.add(raw(i, view.getPhysicianId(), writer.write(view)));
    }
    measure(InputTopic.VIEWS, records);
  }

  @Test
  void prescriptions() throws Exception {
    var writer = new SingleObjectWriter<>(PrescriptionEvent.class);
    var records = new ArrayList<RawRecord>();
    for (var i = 0; i < RECORDS; i++) {
      var prescription = prescription();
      records.add(raw(i, prescription.getPhysicianId(), writer.write(prescription)));
    }
    measure(InputTopic.PRESCRIPTIONS, records);
  }

  private void measure(InputTopic topic, List<RawRecord> records) throws Exception {
    var intake =
        Intake.ofPersons(
            topic,
            new TopicFormat(WireConfig.defaults(), "any"),
            LatenessConfig.unbounded(),
            1 << 20);
    var events = new ArrayList<PersonEvent>(RECORDS);
    report(topic.part() + " decode and validate", () -> accept(intake, records, events));

    var serializer = new PersonEventSerializer();
    var out = new DataOutputSerializer(64 << 20);
    report(
        topic.part() + " serialize",
        () -> {
          out.clear();
          for (var event : events) {
            serializer.serialize(event, out);
          }
        });
    System.out.printf("%-32s %.1f bytes a record%n", topic.part(), out.length() / (double) RECORDS);
    var bytes = out.getCopyOfBuffer();
    report(
        topic.part() + " deserialize",
        () -> {
          var in = new DataInputDeserializer(bytes);
          for (var i = 0; i < RECORDS; i++) {
            events.set(i, serializer.deserialize(in));
          }
        });
  }

  private static <E extends PersonEvent> void accept(
      Intake<?, E> intake, List<RawRecord> records, List<PersonEvent> events) throws Exception {
    events.clear();
    for (var raw : records) {
      var event = intake.accept(raw);
      if (intake.isMisrouted(raw, event)) {
        throw new IllegalStateException("No record is misrouted here.");
      }
      events.add(event);
    }
  }

  /** Prints the least and the median over the second half of the rounds. */
  private static void report(String what, Pass pass) throws Exception {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var cost = new ArrayList<Double>();
    var allocated = 0L;
    for (var round = 0; round < ROUNDS; round++) {
      var bytes = threads.getCurrentThreadAllocatedBytes();
      var begin = threads.getCurrentThreadCpuTime();
      pass.run();
      var ns = (threads.getCurrentThreadCpuTime() - begin) / (double) RECORDS;
      allocated = threads.getCurrentThreadAllocatedBytes() - bytes;
      if (round >= ROUNDS / 2) {
        cost.add(ns);
      }
    }
    cost.sort(null);
    System.out.printf(
        "%-32s least %.0f ns, median %.0f ns, most %.0f ns; %.0f bytes allocated a record%n",
        what,
        cost.get(0),
        cost.get(cost.size() / 2),
        cost.get(cost.size() - 1),
        allocated / (double) RECORDS);
  }

  private ContentView view() {
    return ContentView.newBuilder()
        .setEventId("V%010d".formatted(random.nextInt(1_000_000_000)))
        .setEventTime(Instant.ofEpochMilli(NOW - random.nextInt(1_000_000_000)))
        .setCampaignId("campaign-" + random.nextInt(10))
        .setContentId("content-" + random.nextInt(100))
        .setPhysicianId(physician())
        .setChannel(Channel.values()[random.nextInt(10)])
        .setTeam(Team.values()[random.nextInt(7)])
        .setDwellMs(random.nextInt(300_000))
        .setCompleted(random.nextBoolean())
        .setRegion(regions.get(random.nextInt(regions.size())))
        .build();
  }

  private PrescriptionEvent prescription() {
    return PrescriptionEvent.newBuilder()
        .setEventId("E%010d".formatted(random.nextInt(1_000_000_000)))
        .setEventTime(Instant.ofEpochMilli(NOW - random.nextInt(1_000_000_000)))
        .setPhysicianId(physician())
        .setPrescriptionId("R%010d".formatted(random.nextInt(1_000_000_000)))
        .setProductId("product-" + random.nextInt(20))
        .setStatus(PrescriptionStatus.ISSUED)
        .setRegion(regions.get(random.nextInt(regions.size())))
        .build();
  }

  private String physician() {
    return "P%07d".formatted(random.nextInt(1_000_000));
  }

  private static RawRecord raw(long offset, String key, byte[] value) {
    return new RawRecord("any", (int) offset % 4, offset, NOW, key.getBytes(UTF_8), value);
  }
}
