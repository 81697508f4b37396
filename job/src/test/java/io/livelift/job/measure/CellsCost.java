package io.livelift.job.measure;

import com.sun.management.OperatingSystemMXBean;
import io.livelift.job.LiveliftJob;
import io.livelift.job.cells.PublishCells;
import io.livelift.job.config.PrivacyConfig;
import io.livelift.job.cube.Cell;
import io.livelift.job.cube.CellDelta;
import io.livelift.job.cube.Table;
import io.livelift.job.sink.OutputTopic;
import io.livelift.job.sink.PublishedRecord;
import io.livelift.job.transport.CellDeltaSerializer;
import io.livelift.job.transport.PublishedRecordSerializer;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/**
 * Measures what a touched cell costs in the real {@link PublishCells}, from the bytes that arrive
 * to the record for the sink: epochs that touch nearly all cells of all campaigns, epochs of one
 * event, a restore. CPU of the task's thread, and of the whole process (with RocksDB's threads and
 * the collector). It is no part of the suite; the backend is heap or rocksdb:
 *
 * <pre>
 * mvn -B -pl job -am test -Dtest=CellsCost -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dlivelift.backend=rocksdb -Dlivelift.campaigns=10
 * </pre>
 */
class CellsCost {
  private static final OutputTag<PublishedRecord> PARTS =
      new OutputTag<>("parts", PublishedRecordSerializer.TYPE);
  private static final int CAMPAIGNS = Integer.getInteger("livelift.campaigns", 10);
  private static final int PEOPLE = Integer.getInteger("livelift.people", 100_000);
  private static final int EVENTS = Integer.getInteger("livelift.events", 30_000);
  private static final int EPOCHS = Integer.getInteger("livelift.epochs", 8);

  private final CellDeltaSerializer serializer = new CellDeltaSerializer();
  private KeyedOneInputStreamOperatorTestHarness<String, CellDelta, PublishedRecord> stage;
  private long epoch;

  /** What an epoch cost, and what it published. */
  private record Cost(long cells, double threadUs, double processUs, long bytes, int deltas) {
    @Override
    public String toString() {
      return "%,d deltas, %,d cells, %,.0f us = %.2f us a cell (process %.2f), %d bytes a cell"
          .formatted(
              deltas, cells, threadUs, threadUs / cells, processUs / cells, bytes / (cells | 1));
    }
  }

  @Test
  void publishCells() throws Exception {
    var campaign = new SyntheticCampaign(PEOPLE);
    var load = bytes(campaign.epoch(PEOPLE * 3, 20), CAMPAIGNS);
    List<byte[]> full = new ArrayList<>();
    for (var i = 0; i < EPOCHS; i++) {
      full.add(bytes(campaign.epoch(EVENTS, 10), CAMPAIGNS));
    }
    stage = stage(null);
    System.out.println("load: " + timed(load));
    for (var i = 0; i < EPOCHS / 2; i++) {
      System.out.println("warm up: " + timed(full.get(i)));
    }
    try (var profile = new StageProfile()) {
      for (var i = EPOCHS / 2; i < EPOCHS; i++) {
        System.out.println("all touched: " + timed(full.get(i)));
      }
      System.out.println(profile.summary(Thread.currentThread().getName()));
    }
    few("views", campaign, 0);
    few("prescriptions", campaign, 100);
    var state = snapshot();
    stage.close();
    stage = stage(state);
    System.out.println("restored: " + timed(new byte[0]));
    System.out.println("after that: " + timed(bytes(campaign.epoch(EVENTS, 10), CAMPAIGNS)));
    stage.close();
  }

  /** Epochs of one event in one campaign. */
  private void few(String what, SyntheticCampaign campaign, int prescriptionPercent)
      throws Exception {
    List<byte[]> single = new ArrayList<>();
    for (var i = 0; i < 60; i++) {
      single.add(bytes(campaign.epoch(1, prescriptionPercent), 1));
    }
    for (var i = 0; i < 40; i++) {
      timed(single.get(i));
    }
    try (var profile = new StageProfile()) {
      long cells = 0;
      double us = 0;
      for (var i = 40; i < 60; i++) {
        var cost = timed(single.get(i));
        cells += cost.cells();
        us += cost.threadUs();
      }
      System.out.printf(
          "one event, %s: %.0f us an epoch, %d cells each%n", what, us / 20, cells / 20);
      System.out.println(profile.summary(Thread.currentThread().getName()));
    }
  }

  private OperatorSubtaskState snapshot() throws Exception {
    var cost = timed(new byte[0]);
    var begin = System.nanoTime();
    var state = stage.snapshot(epoch, epoch);
    System.out.printf(
        "snapshot: %.0f ms, %,d bytes, after an empty epoch of %.0f us%n",
        (System.nanoTime() - begin) / 1e6, state.getStateSize(), cost.threadUs());
    return state;
  }

  private KeyedOneInputStreamOperatorTestHarness<String, CellDelta, PublishedRecord> stage(
      OperatorSubtaskState state) throws Exception {
    var operator = new PublishCells(0, Duration.ZERO, PrivacyConfig.defaults(), PARTS);
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<String, CellDelta, PublishedRecord>(
            operator,
            delta -> delta.cell().table().slice().toKey(),
            Types.STRING,
            LiveliftJob.MAX_PARALLELISM,
            1,
            0);
    // Before the set-up, which takes the backend that it finds.
    harness.setStateBackend(
        "rocksdb".equals(System.getProperty("livelift.backend"))
            ? new EmbeddedRocksDBStateBackend()
            : new HashMapStateBackend());
    harness.setup(new PublishedRecordSerializer());
    harness.setCheckpointStorage(new JobManagerCheckpointStorage(Integer.MAX_VALUE));
    if (state != null) {
      harness.setRestoredCheckpointId(epoch);
      harness.initializeState(state);
    }
    harness.open();
    System.out.println("state: " + operator.getKeyedStateBackend().getClass().getSimpleName());
    return harness;
  }

  private Cost timed(byte[] deltas) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    var thread = threads.getCurrentThreadCpuTime();
    var whole = process.getProcessCpuTime();
    var in = new DataInputDeserializer(deltas);
    var n = 0;
    for (; in.available() > 0; n++) {
      stage.processElement(new StreamRecord<>(serializer.deserialize(in)));
    }
    stage.prepareSnapshotPreBarrier(++epoch);
    var threadUs = (threads.getCurrentThreadCpuTime() - thread) / 1e3;
    var processUs = (process.getProcessCpuTime() - whole) / 1e3;
    long cells = 0;
    long size = 0;
    for (var out = stage.getOutput().poll(); out != null; out = stage.getOutput().poll()) {
      var record = (PublishedRecord) ((StreamRecord<?>) out).getValue();
      if (record.topic() == OutputTopic.CAMPAIGN_METRICS) {
        cells++;
        size += record.key().length + record.value().length;
      }
    }
    return new Cost(cells, threadUs, processUs, size, n);
  }

  /** The deltas as they come from the network, for as many campaigns. */
  private byte[] bytes(List<CellDelta> deltas, int campaigns) throws Exception {
    var out = new DataOutputSerializer(1 << 20);
    for (var delta : deltas) {
      for (var c = 0; c < campaigns; c++) {
        var cell = delta.cell();
        var of = cell.table();
        var table =
            new Table("campaign-2026-" + c, of.granularity(), of.windowStart(), of.breakdown());
        serializer.serialize(
            new CellDelta(
                new Cell(table, cell.region(), cell.value()), delta.measures(), delta.plan()),
            out);
      }
    }
    return out.getCopyOfBuffer();
  }
}
